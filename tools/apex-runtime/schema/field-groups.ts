/** The fields of an object that every write checks. */
import type { ObjectType } from '../schema';
import type { Field } from './field';

/** Fields, by check. */
export interface FieldGroups {
    readonly required: readonly Field[];
    readonly unique: readonly Field[];
    readonly lookups: readonly Field[];
}

const known = new WeakMap<ObjectType, FieldGroups>();

/** The fields of an object, by check. */
export function fieldGroups(object: ObjectType): FieldGroups {
    const groups = known.get(object) ?? groupsOf([...object.fields.values()]);
    known.set(object, groups);
    return groups;
}

const groupsOf = (fields: readonly Field[]): FieldGroups => ({
    required: fields.filter((field) => field.required),
    unique: fields.filter((field) => field.unique),
    lookups: fields.filter((field) => field.refTo !== null),
});
