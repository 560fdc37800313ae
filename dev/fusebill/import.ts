import { json, type Answer } from './answer';
import type { CustomerBook } from './customer-book';
import { parseCsv } from './parse-csv';

/** Fusebill documents both headers; an account's template file has one of them. */
const ID_COLUMNS = ['Fusebill ID', 'Stax Bill ID'];
const OTHER_COLUMNS = [
    'Reference',
    'CompanyName',
    'PrimaryEmail',
    'SalesforceID',
    'TargetSalesforceID',
];
const LARGEST_FILE = 5000;

type Row = { line: number; customerId: number; target: string };

/**
 * Imports a file of the type 'Customer, Manage Salesforce', as people do on Fusebill's screens: in
 * `TargetSalesforceID`, `clear` ends a latch, an id moves it, and an empty value changes nothing. A file with an
 * invalid row changes nothing.
 */
export function importLatches(
    file: string,
    book: CustomerBook,
    accounts: readonly string[],
): Answer {
    const [header = [], ...records] = parseCsv(file);
    const rows = records.map((cells, index) => readRow(header, cells, index + 2));
    const inFile = faultsOfFile(header, rows.length);
    const faults =
        inFile.length > 0 ? inFile : rows.flatMap((row) => faultsOfRow(row, book, accounts));
    if (faults.length > 0) return json(400, { imported: 0, faults });
    for (const row of rows) apply(row, book);
    return json(200, { imported: rows.length, faults });
}

function faultsOfFile(header: readonly string[], rows: number): string[] {
    const [first = '', ...others] = header;
    return [
        ...(ID_COLUMNS.includes(first) ? [] : [`The first column is '${first}'.`]),
        ...OTHER_COLUMNS.filter((name) => !others.includes(name)).map(
            (name) => `The column ${name} is missing.`,
        ),
        ...(rows >= 1 && rows <= LARGEST_FILE ? [] : [`The file has ${rows} rows.`]),
    ];
}

function readRow(header: readonly string[], cells: readonly string[], line: number): Row {
    const target = cells[header.indexOf('TargetSalesforceID')] ?? '';
    return { line, customerId: Number(cells[0]), target };
}

function faultsOfRow(
    { line, customerId, target }: Row,
    book: CustomerBook,
    accounts: readonly string[],
): string[] {
    if (!book.get(customerId)) return [`Line ${line}: there is no customer ${customerId}.`];
    const isKnown = target === '' || target === 'clear' || accounts.includes(target);
    return isKnown ? [] : [`Line ${line}: there is no Account ${target}.`];
}

function apply({ customerId, target }: Row, book: CustomerBook): void {
    const customer = book.get(customerId);
    if (customer && target !== '') book.latch(customer, target === 'clear' ? null : target);
}
