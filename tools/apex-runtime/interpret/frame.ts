/** Where a statement runs. */
import type { Names } from '../compile/names';
import type { Cls } from '../model/class';
import type { Inst, Value } from '../values';

/** The state of code that was entered and has not ended. */
export class Frame {
    readonly cls: Cls;
    /** The instance that `this` stands for; null in static code. */
    readonly self: Inst | null;
    /** Whether row access is checked: what `with sharing` comes to along the calls. */
    readonly isSharing: boolean;
    /** Parameters and local variables; `Names` tells which is where. */
    readonly slots: Value[];
    /** The line of the statement that runs; 0 before the first. */
    line: number;
    /** What `return` gave. */
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
