/** JavaScript that is made of Apex. */

/** The text of a JavaScript expression. */
export type Js = string;

/** The text that stands for the frame. */
export const FRAME: Js = 'f';

/** The text that stands for the result of a body. */
export const RESULT: Js = 'r';

/**
 * The parts of a JavaScript function that runs Apex. Its text refers to everything outside by names such as `k3`, and
 * keeps values in the middle of an expression in variables such as `t3`.
 */
export class Code<Built> {
    /** Whether it pauses at callouts. */
    readonly pauses: boolean;
    private readonly outside = new Map<unknown, Js>();
    private temporaries = 0;

    constructor(pauses = false) {
        this.pauses = pauses;
    }

    /** Ends the body with a result; blocks of `finally` run before the function ends. */
    returning(value: Js): Js {
        return `{${RESULT} = ${value}; break body;}`;
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
     * @param parameters its parameters
     * @param declarations of the variables
     * @param statements of the body
     * @param result what it makes of the body's result
     */
    build(
        parameters: readonly Js[],
        declarations: readonly Js[],
        statements: Js,
        result = RESULT,
    ): Built {
        const temporaries = Array.from({ length: this.temporaries }, (_, i) => `t${i}`);
        const variables = [`${RESULT} = null`, ...temporaries, ...declarations];
        const body = `let ${variables.join(', ')}; body: {${statements}}\nreturn ${result};`;
        const made = `${this.pauses ? 'function*' : 'function'} (${parameters.join(', ')}) {${body}}`;
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- texts from Apex are only in literals
        const make = new Function(...this.outside.values(), `'use strict'; return ${made}`) as (
            ...outside: unknown[]
        ) => Built;
        return make(...this.outside.keys());
    }
}

/** A literal. */
export const quoted = (value: string | null): Js => JSON.stringify(value);
