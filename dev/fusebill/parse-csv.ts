/** The records of a CSV file (RFC 4180), header first. Stops at a stray quote and skips empty lines. */
export function parseCsv(text: string): string[][] {
    const records: string[][] = [];
    let record: string[] = [];
    const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
    const whole = text.endsWith('\n') ? text : `${text}\n`;
    while (cell.lastIndex < whole.length) {
        const found = cell.exec(whole);
        if (found === null) return records;
        const [, quoted, plain = '', end] = found;
        record.push(quoted?.replaceAll('""', '"') ?? plain);
        if (end === ',') continue;
        if (record.join('') !== '') records.push(record);
        record = [];
    }
    return records;
}
