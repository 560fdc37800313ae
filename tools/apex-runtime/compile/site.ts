/** The place of code, and the functions it is compiled to. */
import type { Frame } from '../interpret/frame';
import type { Interpreter } from '../interpreter';
import type { Cls, Field } from '../model/class';
import type { Value } from '../values';
import type { Completion } from './completion';
import { Names } from './names';

/** The place of code, as known before it runs. */
export interface Site {
    readonly vm: Interpreter;
    readonly cls: Cls;
    /** Whether `this` exists. */
    readonly hasSelf: boolean;
    /** The property, in an accessor: there its name means the stored value. */
    readonly accessor: Field | null;
    readonly names: Names;
}

/** An expression that is ready to run. */
export type Evaluate = (frame: Frame) => Value;

/** A condition that is ready to be asked. */
export type Test = (frame: Frame) => boolean;

/** A statement that is ready to run. */
export type Execute = (frame: Frame) => Completion;

/** Assigns a value to an expression's target; returns the stored value. */
export type Store = (frame: Frame, value: Value) => Value;

/** The same place with a block's own variables. */
export const innerSite = (site: Site): Site => ({ ...site, names: new Names(site.names) });
