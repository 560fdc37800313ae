/** A row's cells. */
export type Row = readonly string[];

/** A Markdown table with aligned columns, so that it also reads well in a terminal. */
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
