const COMPARISON = /\(?\$\.([\w.]+) (=|>=) ("?)([\w]+)\3\)?/;

/**
 * Whether CloudWatch would count this log line: the pattern's comparisons, of which one must hold.
 * Throws on a pattern of another form.
 */
export function matches(pattern: string, line: unknown): boolean {
    const [, inside] = /^\{ (.+) \}$/.exec(pattern) ?? [];
    if (inside === undefined) {
        throw new Error(`Not a pattern for JSON: ${pattern}`);
    }
    return inside.split(' || ').some((comparison) => {
        const [whole, path = '', operator, , operand] = COMPARISON.exec(comparison) ?? [];
        if (whole !== comparison) {
            throw new Error(`Not understood: ${comparison}`);
        }
        const value = valueAt(line, path.split('.'));
        return operator === '=' ? value === operand : Number(value) >= Number(operand);
    });
}

function valueAt(value: unknown, path: string[]): unknown {
    return path.reduce(
        (node: unknown, key) =>
            typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined,
        value,
    );
}
