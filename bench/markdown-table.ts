/** A row's cells. */
export type Row = readonly string[];

/** A table in Markdown with columns of even width, so that it reads well in a terminal too. */
export function markdownTable(head: Row, rows: readonly Row[]): string {
    const widths = head.map((_, column) =>
        Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
    );
    const line = (cells: Row): string =>
        `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
    return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
        '\n',
    );
}
