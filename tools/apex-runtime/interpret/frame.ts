/** The context in which a statement runs. */
import type { Names } from '../compile/names';
import type { Cls } from '../model/class';
import type { Inst, Value } from '../values';

/** The state of running code. */
export class Frame {
    readonly cls: Cls;
    /** The value of `this`; null in static code. */
    readonly self: Inst | null;
    /** Whether row access is checked, as decided by the sharing keywords along the calls. */
    readonly isSharing: boolean;
    /** Parameters and local variables, at the slots that `Names` assigns. */
    readonly slots: Value[];
    /** The line of the statement that runs; 0 before the first. */
    line: number;
    /** The value of `return`. */
    result: Value;
    /** The variables that a dynamic query may bind. */
    names: Names | null;

    constructor(cls: Cls, self: Inst | null, isSharing: boolean, slots: Value[] = []) {
        this.cls = cls;
        this.self = self;
        this.isSharing = isSharing;
        this.slots = slots;
        this.line = 0;
        this.result = null;
        this.names = null;
    }
}
