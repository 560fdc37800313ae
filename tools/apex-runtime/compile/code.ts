/** JavaScript that is made of Apex. */
import type { Frame } from '../interpret/frame';
import type { Steps } from '../platform/callout';
import type { Value } from '../values';

/** The text of a JavaScript expression. */
export type Js = string;

/** Runs a body; its arguments are already converted. The result is a value, or for code that pauses its steps. */
export type Run<Result> = (frame: Frame, args: readonly Value[]) => Result;

/** The text that stands for the frame. */
export const FRAME: Js = 'f';

/**
 * The parts of a JavaScript function that runs Apex. Its text refers to everything outside by names such as `k3`, and
 * keeps values in the middle of an expression in variables such as `t3`.
 */
export class Code<Result = Value> {
    /** Whether it pauses at callouts. */
    readonly pauses: boolean;
    private readonly outside = new Map<unknown, Js>();
    private temporaries = 0;

    private constructor(pauses: boolean) {
        this.pauses = pauses;
    }

    /** Code that runs to its end at once. */
    static atOnce(): Code {
        return new Code<Value>(false);
    }

    /** Code that pauses at callouts. */
    static inSteps(): Code<Steps> {
        return new Code<Steps>(true);
    }

    /** The name of a value from outside. */
    use(value: unknown): Js {
        const name = this.outside.get(value) ?? `k${this.outside.size}`;
        this.outside.set(value, name);
        return name;
    }

    /** Calls a function from outside. */
    call(called: (...args: never[]) => unknown, ...args: readonly Js[]): Js {
        return `${this.use(called)}(${args.join(', ')})`;
    }

    /** Runs steps to their end. */
    finish(steps: Js): Js {
        return `(yield* ${steps})`;
    }

    /** A new variable. */
    temporary(): Js {
        return `t${this.temporaries++}`;
    }

    /**
     * Makes the function.
     * @param declarations of the Apex variables
     * @param statements of the body
     */
    build(declarations: readonly Js[], statements: Js): Run<Result> {
        const temporaries = Array.from({ length: this.temporaries }, (_, i) => `t${i}`);
        const variables = [...declarations, ...temporaries].map((each) => `let ${each};`).join('');
        const kind = this.pauses ? 'function*' : 'function';
        const run = `${kind} (${FRAME}, a) {${variables}${statements}\nreturn null;}`;
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- texts from Apex are only in literals
        const make = new Function(...this.outside.values(), `'use strict'; return ${run}`) as (
            ...outside: unknown[]
        ) => Run<Result>;
        return make(...this.outside.keys());
    }
}

/** A literal. */
export const quoted = (value: string | null): Js => JSON.stringify(value);
