/** Assert, and the older assertions of System. */
import { unwrapRow } from '../interpret/conversion';
import { isInstance, typeName, SOBJECT } from '../interpret/types';
import { same } from '../operators';
import { typeFromText } from '../syntax/read-type';
import { textOf } from '../value-text';
import { type TypeVal, type Value } from '../values';
import { anything, type } from './kinds';
import { optional, staticMethod, type Call, type StaticMethods } from './signature';

function fail({ vm }: Call, detail: string, message: Value | undefined): never {
    const given = message === undefined || message === null ? '' : textOf(message);
    const parts = ['Assertion Failed', given, detail].filter((part) => part !== '');
    return vm.raise('AssertException', parts.join(': '));
}

const expected = (wanted: string, actual: Value): string =>
    `Expected: ${wanted}, Actual: ${textOf(actual)}`;

const row = ({ vm }: Call, value: Value): Value => unwrapRow(vm, value, SOBJECT);

const isSame = (call: Call, a: Value, b: Value): boolean => {
    if (a === null || b === null) return a === b;
    return same(row(call, a), row(call, b));
};

const isOfType = ({ vm, frame }: Call, value: Value, wanted: TypeVal): boolean =>
    isInstance(vm, value, typeFromText(wanted.name), frame.cls);

const message = optional(anything);

const areEqual = staticMethod([anything, anything, message], (call, wanted, actual, text) =>
    isSame(call, wanted, actual) ? null : fail(call, expected(textOf(wanted), actual), text),
);
const areNotEqual = staticMethod([anything, anything, message], (call, other, actual, text) =>
    isSame(call, other, actual) ? fail(call, `Same value: ${textOf(actual)}`, text) : null,
);
const isTrue = staticMethod([anything, message], (call, value, text) =>
    value === true ? null : fail(call, expected('true', value), text),
);

export const assertStatics: StaticMethods = {
    areequal: areEqual,
    arenotequal: areNotEqual,
    istrue: isTrue,
    isfalse: staticMethod([anything, message], (call, value, text) =>
        value === false ? null : fail(call, expected('false', value), text),
    ),
    isnull: staticMethod([anything, message], (call, value, text) =>
        value === null ? null : fail(call, expected('null', value), text),
    ),
    isnotnull: staticMethod([anything, message], (call, value, text) =>
        value === null ? fail(call, 'Expected: not null', text) : null,
    ),
    isinstanceoftype: staticMethod([anything, type, message], (call, value, wanted, text) =>
        isOfType(call, value, wanted)
            ? null
            : fail(call, `Expected type: ${wanted.name}, Actual: ${typeName(value)}`, text),
    ),
    isnotinstanceoftype: staticMethod([anything, type, message], (call, value, wanted, text) =>
        isOfType(call, value, wanted) ? fail(call, `Unexpected type: ${wanted.name}`, text) : null,
    ),
    fail: staticMethod([message], (call, text) => fail(call, '', text)),
};

/** The assertions of System. */
export const olderAssertions: StaticMethods = {
    assert: isTrue,
    assertequals: areEqual,
    assertnotequals: areNotEqual,
};
