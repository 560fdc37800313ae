/** The methods of every value. */
import { same } from '../operators';
import { textOf } from '../value-text';
import { anything } from './kinds';
import { methodTable, pure } from './signature';

export const commonMethods = methodTable(anything, {
    equals: pure([anything], (value, other) => same(value, other)),
    tostring: pure([], (value) => textOf(value)),
});
