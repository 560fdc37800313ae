/** Validation rules that the host adds temporarily. */
import type { ValidationRule } from '../metadata/object';
import type { ObjectType, Schema } from '../schema';
import type { EndStaging } from './stage';

/** A validation rule that is not in the project; without a field, its error belongs to the page. */
export interface AddedRule extends Pick<ValidationRule, 'formula' | 'message'> {
    readonly field?: string;
}

/** The added rules. */
export class AddedRules {
    private readonly schema: Schema;
    private readonly rules = new Map<string, readonly ValidationRule[]>();

    constructor(schema: Schema) {
        this.schema = schema;
    }

    /** The rules on an object. */
    of(object: ObjectType): readonly ValidationRule[] {
        return this.rules.get(object.key) ?? [];
    }

    /** Adds a rule to an object. */
    add(name: string, { formula, message, field }: AddedRule): EndStaging {
        const object = this.schema.object(name);
        const rule = { name: 'added', active: true, formula, message, field: field ?? null };
        this.rules.set(object.key, [...this.of(object), rule]);
        return () => {
            const left = this.of(object).filter((other) => other !== rule);
            this.rules.set(object.key, left);
        };
    }

    clear(): void {
        this.rules.clear();
    }
}
