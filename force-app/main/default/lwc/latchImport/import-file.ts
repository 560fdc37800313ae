import type { Customer } from '../../../../../contract/customer';
import idColumnLabel from '@salesforce/label/c.Latch_Unlatch_Id_Column';

/**
 * A formula in a spreadsheet, and line breaks. Where the comma is the decimal sign, spreadsheets split the line at
 * semicolons and don't know our quotes.
 */
const UNSAFE = /(?:^|;)["\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\p{Cc}\u2028\u2029]/u;

/**
 * The file that undoes the latch of a customer when it is imported in Fusebill: its columns are Fusebill's, and the first one
 * names the customer. A text that would be unsafe in a spreadsheet is left empty.
 */
export function importFile(customer: Customer): string {
    const { id, reference, companyName, primaryEmail, salesforceId } = customer;
    return csvOf([
        [idColumnLabel.trim(), String(id)],
        ['Reference', reference],
        ['CompanyName', companyName],
        ['PrimaryEmail', primaryEmail],
        ['SalesforceID', salesforceId],
        ['TargetSalesforceID', 'clear'],
    ]);
}

/** The name of the downloaded file. */
export function importFileName({ id }: Customer): string {
    return `unlatch-${id}.csv`;
}

function csvOf(columns: [header: string, value: string | null][]): string {
    const lines = [columns.map(([header]) => header), columns.map(([, value]) => safe(value))];
    return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function safe(value: string | null): string {
    return value === null || UNSAFE.test(value) ? '' : value;
}

function quoted(cell: string): string {
    return /[",]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
