/** JSON. */
import { anything, bool, text, type } from './kinds';
import { deserialize, readUntyped } from './json-deserialize';
import { serialize } from './json-serialize';
import { optional, staticMethod, type StaticMethods } from './signature';

export const jsonStatics: StaticMethods = {
    serialize: staticMethod([anything, optional(bool)], ({ vm }, value, withoutNulls) =>
        serialize(vm, value, withoutNulls),
    ),
    deserializeuntyped: staticMethod([text], ({ vm }, json) => readUntyped(vm, json)),
    deserialize: staticMethod([text, type], ({ vm, frame }, json, wanted) =>
        deserialize(vm, { text: json, type: wanted, from: frame.cls, isStrict: false }),
    ),
    deserializestrict: staticMethod([text, type], ({ vm, frame }, json, wanted) =>
        deserialize(vm, { text: json, type: wanted, from: frame.cls, isStrict: true }),
    ),
};
