/** Where a statement runs. */
import type { Cls, Field } from '../model/class';
import type { Inst, TypeRef, Value } from '../values';

interface Variable {
    value: Value;
    /** Null for one without a declared type, such as a bind of a dynamic query. */
    type: TypeRef | null;
}

/** Local variables of a block, and those around it. Names are lower-case. */
export class Scope {
    private readonly parent: Scope | null;
    private readonly variables = new Map<string, Variable>();

    constructor(parent: Scope | null = null) {
        this.parent = parent;
    }

    /** The innermost variable of a name. */
    find(name: string): Variable | null {
        return this.variables.get(name) ?? this.parent?.find(name) ?? null;
    }

    declare(name: string, value: Value, type: TypeRef | null): void {
        this.variables.set(name, { value, type });
    }
}

/** The surroundings of a statement. */
export interface Env {
    scope: Scope;
    /** The instance that `this` stands for; null in static code. */
    self: Inst | null;
    cls: Cls;
    /** The property whose accessor runs: there its name stands for the stored value. */
    accessor: Field | null;
    /** Whether row access is checked: what `with sharing` comes to along the calls. */
    isSharing: boolean;
}

/** The same surroundings with a block's own variables. */
export const innerEnv = (env: Env): Env => ({ ...env, scope: new Scope(env.scope) });
