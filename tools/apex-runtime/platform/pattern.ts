/** Pattern and Matcher. */
import type { Interpreter } from '../interpreter';
import { Native } from '../values';
import { integer, stateOf, text } from './kinds';
import { matchesWhole, regex, replacement } from './regular-expression';
import { method, methodTable, optional, pure, pureStatic, type StaticMethods } from './signature';

class PatternState {
    readonly source: string;

    constructor(source: string) {
        this.source = source;
    }
}

/** A text that is matched with a pattern. */
class MatcherState {
    readonly source: string;
    readonly text: string;
    private at = 0;
    private found: RegExpExecArray | null = null;

    constructor(source: string, input: string) {
        this.source = source;
        this.text = input;
    }

    find(): boolean {
        const pattern = regex(this.source, 'g');
        pattern.lastIndex = this.at;
        this.found = this.at > this.text.length ? null : pattern.exec(this.text);
        if (this.found) this.at = this.found.index + (this.found[0].length || 1);
        return this.found !== null;
    }

    match(pattern: RegExp): boolean {
        this.found = pattern.exec(this.text);
        return this.found !== null;
    }

    current(vm: Interpreter): RegExpExecArray {
        return this.found ?? vm.raise('StringException', 'No match found');
    }
}

export const patternMethods = methodTable(stateOf(PatternState), {
    matcher: pure(
        [text],
        ({ source }, input) => new Native('Matcher', new MatcherState(source, input)),
    ),
    pattern: pure([], ({ source }) => source),
});

export const matcherMethods = methodTable(stateOf(MatcherState), {
    find: pure([], (m) => m.find()),
    matches: pure([], (m) => m.match(regex(`^(?:${m.source})$`))),
    lookingat: pure([], (m) => m.match(regex(`^(?:${m.source})`))),
    group: method([optional(integer)], ({ vm }, m, i = 0) => m.current(vm)[i] ?? null),
    groupcount: pure([], ({ source }) => (regex(`${source}|`).exec('')?.length ?? 1) - 1),
    start: method([], ({ vm }, m) => m.current(vm).index),
    end: method([], ({ vm }, m) => m.current(vm).index + m.current(vm)[0].length),
    replaceall: pure([text], (m, by) => m.text.replace(regex(m.source, 'g'), replacement(by))),
    replacefirst: pure([text], (m, by) => m.text.replace(regex(m.source), replacement(by))),
});

export const patternStatics: StaticMethods = {
    compile: pureStatic([text], (source) => new Native('Pattern', new PatternState(source))),
    matches: pureStatic([text, text], matchesWhole),
    quote: pureStatic([text], (s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
};
