import { toCardError, toCardReply, type CardContext } from '../../contract/card-examples';
import type { CardError, CardMethod, CardReply } from '../../contract/card-reply';
import { readExamples, readHopExamples } from '../../contract/read-examples';
import type { LatchFault } from '../../contract/reply';

/** What `LatchController` resolves to for a contract example; `names` are the Accounts that the user may see. */
export function apexReply<Method extends CardMethod>(
    method: Method,
    name: string,
    names: CardContext['names'] = {},
): CardReply<Method> {
    const example = readExamples().find((each) => each.name === name);
    const action = method === 'move' ? 'latch' : method;
    if (example?.event.action !== action) throw new Error(`No example '${name}' of ${method}.`);
    return toCardReply<Method>(example.reply, { names, words });
}

/** What `LatchController` resolves to when the call to the function fails as in a contract example. */
export function hopReply(name: string): Extract<CardReply, { ok: false }> {
    const example = readHopExamples().find((each) => each.name === name);
    if (example === undefined) throw new Error(`No example '${name}' of the hop.`);
    const error = cardError({ code: example.code, message: `The hop failed: ${name}.` });
    const envelope = { requestId: '', version: '0.1.0', warning: null, stored: null };
    return { ...envelope, ok: false, data: null, error };
}

/** The error with placeholder messages that name its code; only Apex knows the real ones. */
export function cardError(fault: LatchFault): CardError {
    return toCardError(fault, { names: {}, words });
}

const words: CardContext['words'] = (code) => ({
    userMessage: `Words for ${code}`,
    userAction: `What to do about ${code}`,
});
