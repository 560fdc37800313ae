/** Which methods may lead to a callout. */
import type { Cls } from './class';
import { lower } from '../values';

/** `Http.send`. */
const SEND = 'send/1';

/** A call, or the method that it may resolve to, by lower-case name and number of arguments. */
const keyOf = (name: string, count: number): string => `${name}/${count}`;

/**
 * The calls that may lead to a callout, so that Apex has to wait there. The name and the number of arguments decide,
 * because the method is known only when it is called.
 */
export class CalloutPaths {
    private readonly keys = new Set([SEND]);

    constructor(classes: Iterable<Cls>) {
        const calls = new Map<string, Set<string>>();
        for (const cls of classes) addCalls(calls, cls);
        for (let size = 0; size < this.keys.size;) {
            size = this.keys.size;
            for (const [key, called] of calls)
                if (!this.keys.has(key) && [...called].some((each) => this.keys.has(each)))
                    this.keys.add(key);
        }
    }

    /** Whether a call may lead to a callout. */
    include(name: string, count: number): boolean {
        return this.keys.has(keyOf(name, count));
    }
}

/** Adds what the methods of a class call. */
function addCalls(calls: Map<string, Set<string>>, cls: Cls): void {
    for (const [name, overloads] of cls.methods) {
        for (const { parameters, body } of overloads) {
            const key = keyOf(name, parameters.length);
            const called = calls.get(key) ?? new Set();
            calls.set(key, called);
            addCallsIn(body, called);
        }
    }
    for (const inner of cls.inner.values()) addCalls(calls, inner);
}

function addCallsIn(node: unknown, called: Set<string>): void {
    if (typeof node !== 'object' || node === null) return;
    if ('kind' in node && 'key' in node && 'args' in node && Array.isArray(node.args))
        called.add(keyOf(lower(String(node.key)), node.args.length));
    for (const part of Object.values(node)) addCallsIn(part, called);
}
