/** The place of code. */
import type { Interpreter } from '../interpreter';
import type { Cls, Field } from '../model/class';
import type { Code } from './code';
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
    /** The function that it becomes a part of. */
    readonly code: Code<unknown>;
}

/** The same place with a block's own variables. */
export const innerSite = (site: Site): Site => ({ ...site, names: new Names(site.names) });
