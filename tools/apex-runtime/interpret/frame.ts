/** The context in which a statement runs. */
import type { Names } from '../compile/names';
import type { Cls } from '../model/class';
import type { Inst, Value } from '../values';

const NONE: readonly Value[] = [];

/** The state of running code. */
export class Frame {
    readonly cls: Cls;
    /** The value of `this`; null in static code. */
    readonly self: Inst | null;
    /** Whether row access is checked, as decided by the sharing keywords along the calls. */
    readonly isSharing: boolean;
    /** The line of the statement that runs; 0 before the first. */
    line: number;
    /** The variables that a query may bind. */
    names: Names | null;
    /** The values of these variables, by their slots. */
    slots: readonly Value[];

    constructor(cls: Cls, self: Inst | null, isSharing: boolean) {
        this.cls = cls;
        this.self = self;
        this.isSharing = isSharing;
        this.line = 0;
        this.names = null;
        this.slots = NONE;
    }
}
