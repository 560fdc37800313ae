/** The checks of a whole row, in the platform's order. */
import type { Field, ObjectType } from '../../schema';
import { fieldGroups } from '../../schema/field-groups';
import { textOf } from '../../value-text';
import type { OrgData } from '../org-data';
import { sameValue } from '../rows/formula-fields';
import { idOf, isDeleted, valueIn, type Row } from '../rows/table';
import { RowError } from './row-error';
import type { WriteAccess } from './write-access';
import type { WriteMode } from './write-mode';

/** Checks rows before they are written. */
export class RowChecks {
    private readonly org: OrgData;
    private readonly access: WriteAccess;

    constructor(org: OrgData, access: WriteAccess) {
        this.org = org;
        this.access = access;
    }

    /** Refuses a row that breaks a rule. `before` is null for a new record. */
    check(object: ObjectType, row: Row, before: Row | null, mode: WriteMode): void {
        const { formulas, records, stage, addedRules, shape } = this.org;
        checkRequired(object, row);
        checkCurrency(row, shape.currencies);
        const rules = [...object.validationRules, ...addedRules.of(object)];
        formulas.checkRules(rules, { object, row, before });
        const others = (): Row[] => records.allLive(object);
        stage.refuseDuplicates(object, row, others, mode.allowDuplicates);
        this.access.checkReferences(object, row, before, mode);
        this.checkUnique(object, row);
        mode.locks.refuse(object, row);
    }

    private checkUnique(object: ObjectType, row: Row): void {
        const table = this.org.records.table(object);
        for (const field of fieldGroups(object).unique) {
            const key = field.key;
            const value = valueIn(row, key);
            if (value === null) continue;
            const holder = table
                .withValue(key, value)
                .find(
                    (other) =>
                        !isDeleted(other) &&
                        other.get('id') !== row.get('id') &&
                        sameValue(field, valueIn(other, key), value),
                );
            if (holder) throw duplicate(field, idOf(holder));
        }
    }
}

function duplicate(field: Field, id: string): RowError {
    if (field.name === 'Username') return new RowError('DUPLICATE_USERNAME', 'Duplicate Username.');
    return new RowError(
        'DUPLICATE_VALUE',
        `duplicate value found: ${field.name} duplicates value on record with id: ${id}`,
    );
}

function checkRequired(object: ObjectType, row: Row): void {
    const names = fieldGroups(object)
        .required.filter((field) => valueIn(row, field.key) === null)
        .map((field) => field.name);
    if (!names.length) return;
    const list = names.join(', ');
    throw new RowError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${list}]`, names);
}

function checkCurrency(row: Row, currencies: readonly string[]): void {
    const code = valueIn(row, 'currencyisocode');
    if (code === null || currencies.some((known) => known === code)) return;
    throw new RowError(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `Currency ISO Code: bad value for restricted picklist field: ${textOf(code)}`,
        ['CurrencyIsoCode'],
    );
}
