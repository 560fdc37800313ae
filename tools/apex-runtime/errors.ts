/** The ways in which running Apex can end early. */
import type { Inst } from './values';

/** An error that knows the line of Apex where it happened. */
export abstract class ApexError extends Error {
    /** `Class.cls:line`; null until a statement has reported it. */
    apexLine: string | null = null;
}

/** Something that the runtime does not model. Apex code cannot catch it. */
export class NotSupported extends ApexError {
    constructor(what: string) {
        super(`not supported: ${what}`);
        this.name = 'NotSupported';
    }
}

/** An error that the Apex compiler would have reported. Apex code cannot catch it. */
export class CompileError extends ApexError {
    override name = 'CompileError';
}

/** A thrown Apex exception on its way to a catch clause. */
export class ApexThrow extends ApexError {
    override name = 'ApexThrow';

    readonly instance: Inst;

    constructor(instance: Inst) {
        const message = instance.fields.get('message');
        super(typeof message === 'string' ? message : instance.cls.full);
        this.instance = instance;
    }
}

/** Throws an Apex exception of a platform type. */
export type Raise = (type: string, message: string) => never;
