/** Where a statement runs. */
import type { Cls, Field } from '../model/class';
import type { Inst, TypeRef, Value } from '../values';

interface Variable {
    value: Value;
    /** Null for one without a declared type, such as a bind of a dynamic query. */
    type: TypeRef | null;
}

/** Local variables of a block, and those around it, by their lower-case names. */
export class Scope {
    private readonly parent: Scope | null;
    private variables: Map<string, Variable> | null = null;

    constructor(parent: Scope | null = null) {
        this.parent = parent;
    }

    /** The innermost variable of a name. */
    find(key: string): Variable | null {
        const own = this.variables?.get(key);
        return own ?? (this.parent ? this.parent.find(key) : null);
    }

    declare(key: string, value: Value, type: TypeRef | null): void {
        this.variables ??= new Map<string, Variable>();
        this.variables.set(key, { value, type });
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
export const innerEnv = ({ scope, self, cls, accessor, isSharing }: Env): Env => ({
    scope: new Scope(scope),
    self,
    cls,
    accessor,
    isSharing,
});
