/** What every value answers. */
import { same, textOf } from '../values';
import { anything } from './kinds';
import { methodTable, pure } from './signature';

export const commonMethods = methodTable(anything, {
    equals: pure([anything], (value, other) => same(value, other)),
    tostring: pure([], (value) => textOf(value)),
});
