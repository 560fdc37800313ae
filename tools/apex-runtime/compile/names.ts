/** Local variables, resolved before the code runs. */
import type { TypeRef } from '../values';

/** A parameter or local variable. */
export interface Variable {
    /** The index of its value in frames. */
    readonly slot: number;
    readonly type: TypeRef;
}

/** The variables of a block and its outer blocks, by lower-case name. */
export class Names {
    private readonly parent: Names | null;
    private readonly variables = new Map<string, Variable>();
    /** How many slots the whole body uses. */
    private readonly body: { slots: number };

    constructor(parent: Names | null = null) {
        this.parent = parent;
        this.body = parent?.body ?? { slots: 0 };
    }

    /** The innermost variable of a name. */
    find(key: string): Variable | null {
        return this.variables.get(key) ?? this.parent?.find(key) ?? null;
    }

    /** Assigns a slot to a variable. */
    declare(key: string, type: TypeRef): Variable {
        const variable = { slot: this.body.slots++, type };
        this.variables.set(key, variable);
        return variable;
    }
}
