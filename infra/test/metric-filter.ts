const COMPARISON = /^\$\.([\w.]+) (=|>=) ("?)(\w+|\*)\3$/;

/**
 * Whether CloudWatch would count this log line: comparisons, joined by `||` or `&&`, grouped by parentheses.
 * Throws on a pattern of another form.
 */
export function matches(pattern: string, line: unknown): boolean {
    const [, inside] = /^\{ (.+) \}$/.exec(pattern) ?? [];
    if (inside === undefined) {
        throw new Error(`Not a pattern for JSON: ${pattern}`);
    }
    return holds(inside, line);
}

function holds(expression: string, line: unknown): boolean {
    const either = split(expression, ' || ');
    if (either.length > 1) return either.some((part) => holds(part, line));
    const both = split(expression, ' && ');
    if (both.length > 1) return both.every((part) => holds(part, line));
    if (expression.startsWith('(')) return holds(expression.slice(1, -1), line);
    const [, path = '', operator, , operand] = COMPARISON.exec(expression) ?? [];
    if (operator === undefined) throw new Error(`Unsupported expression: ${expression}`);
    const value = valueAt(line, path.split('.'));
    if (operand === '*') return value !== undefined; // the field exists
    return operator === '=' ? value === operand : Number(value) >= Number(operand);
}

/** The parts between operators outside parentheses. */
function split(expression: string, operator: string): string[] {
    const parts: string[] = [];
    let depth = 0;
    let start = 0;
    for (let at = 0; at < expression.length; at++) {
        if (expression[at] === '(') depth++;
        if (expression[at] === ')') depth--;
        if (depth === 0 && expression.startsWith(operator, at)) {
            parts.push(expression.slice(start, at));
            start = at + operator.length;
        }
    }
    return [...parts, expression.slice(start)];
}

function valueAt(value: unknown, path: string[]): unknown {
    return path.reduce(
        (node: unknown, key) =>
            typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined,
        value,
    );
}
