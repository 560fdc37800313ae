import type { Action } from '../../contract/event';
import { readExamples, readHopExamples } from '../../contract/read-examples';
import type { Reply } from '../../contract/reply';

/** What `LatchController` resolves to in the situation of a contract example; `holders` are the Accounts that the user may see. */
export function apexReply<A extends Action>(
    action: A,
    name: string,
    holders: Record<string, string> = {},
): Reply<A> & { holders: Record<string, string> } {
    const example = readExamples().find((each) => each.name === name);
    if (example?.event.action !== action) throw new Error(`No example '${name}' of ${action}.`);
    return { ...(example.reply as Reply<A>), holders };
}

/** What `LatchController` resolves to when its own hop fails as in a contract example. */
export function hopReply(
    name: string,
): Extract<Reply, { ok: false }> & { holders: Record<string, string> } {
    const example = readHopExamples().find((each) => each.name === name);
    if (example === undefined) throw new Error(`No example '${name}' of the hop.`);
    const error = { code: example.code, message: `The hop failed: ${name}.` };
    return { ok: false, requestId: '', version: '0.1.0', error, holders: {} };
}
