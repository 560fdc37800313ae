/** Where code stands, and what it becomes. */
import type { Frame } from '../interpret/frame';
import type { Interpreter } from '../interpreter';
import type { Cls, Field } from '../model/class';
import type { Value } from '../values';
import type { Completion } from './completion';
import { Names } from './names';

/** Where code stands, as far as that is known before it runs. */
export interface Site {
    readonly vm: Interpreter;
    readonly cls: Cls;
    /** Whether there is an instance that `this` stands for. */
    readonly hasSelf: boolean;
    /** The property whose accessor it is: there its name stands for the stored value. */
    readonly accessor: Field | null;
    readonly names: Names;
}

/** An expression that is ready to run. */
export type Evaluate = (frame: Frame) => Value;

/** A condition that is ready to be asked. */
export type Test = (frame: Frame) => boolean;

/** A statement that is ready to run. */
export type Execute = (frame: Frame) => Completion;

/** Puts a value where an expression points; gives what is held there now. */
export type Store = (frame: Frame, value: Value) => Value;

/** The same place with a block's own variables. */
export const innerSite = (site: Site): Site => ({ ...site, names: new Names(site.names) });
