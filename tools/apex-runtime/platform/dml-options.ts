/** Database.DMLOptions. Any other property is reported as not supported. */
import { Native, type Value } from '../values';
import { bool, stateOf } from './kinds';
import { methodTable, pure } from './signature';

/** The options that the runtime models. */
export class DmlOptions {
    optAllOrNone: boolean | null = null;
    readonly duplicateRuleHeader = new DuplicateRuleHeader();
}

/** How a DML method treats duplicates. */
class DuplicateRuleHeader {
    allowSave = false;
}

/** `new Database.DMLOptions()`. */
export const newDmlOptions = (): Native => new Native('DMLOptions', new DmlOptions());

function assign(action: () => void): Value {
    action();
    return null;
}

export const dmlOptionsMembers = methodTable(stateOf(DmlOptions), {
    '.optallornone': pure([], (options) => options.optAllOrNone),
    '=optallornone': pure([bool], (options, value) =>
        assign(() => {
            options.optAllOrNone = value;
        }),
    ),
    '.duplicateruleheader': pure(
        [],
        (options) => new Native('DuplicateRuleHeader', options.duplicateRuleHeader),
    ),
});

export const duplicateRuleMembers = methodTable(stateOf(DuplicateRuleHeader), {
    '.allowsave': pure([], (header) => header.allowSave),
    '=allowsave': pure([bool], (header, value) =>
        assign(() => {
            header.allowSave = value;
        }),
    ),
});
