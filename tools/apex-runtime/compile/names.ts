/** Local variables, resolved before the code runs. */
import type { TypeRef } from '../values';
import type { Js } from './code';

/** A parameter or local variable. */
export interface Variable {
    /** Its number in the body. */
    readonly slot: number;
    /** Its name in JavaScript. */
    readonly js: Js;
    readonly type: TypeRef;
}

/** The variables of a block and its outer blocks, by lower-case name. */
export class Names {
    private readonly parent: Names | null;
    private readonly variables = new Map<string, Variable>();
    /** All variables of the body. */
    private readonly body: Variable[];

    constructor(parent: Names | null = null) {
        this.parent = parent;
        this.body = parent?.body ?? [];
    }

    /** The innermost variable of a name. */
    find(key: string): Variable | null {
        return this.variables.get(key) ?? this.parent?.find(key) ?? null;
    }

    /** Adds a variable. */
    declare(key: string, type: TypeRef): Variable {
        const slot = this.body.length;
        const variable = { slot, js: `v${slot}`, type };
        this.body.push(variable);
        this.variables.set(key, variable);
        return variable;
    }

    /** All variables that the body has declared up to now. */
    declared(): readonly Variable[] {
        return this.body;
    }

    /** The values of all these variables, for code that is compiled while it runs. */
    values(): Js {
        return `[${this.body.map(({ js }) => js).join(', ')}]`;
    }
}
