import type {
    CardCandidate,
    CardData,
    CardError,
    CardMethod,
    CardReply,
    Holder,
} from './card-reply';
import type { Code } from './codes';
import type { Candidate, LatchFault, Reply } from './reply';

/** What Salesforce knows and the function does not. */
export type CardContext = {
    /** The Accounts that the user may see, by their ids. */
    names: Readonly<Record<string, string>>;
    /** What happened and what to do, in the user's language; `{0}` is the holder. */
    words: (code: Code) => { userMessage: string; userAction: string | null };
};

/** A reply of the function as `LatchController` hands it to a component. */
export function toCardReply<Method extends CardMethod>(
    reply: Reply,
    context: CardContext,
): CardReply<Method> {
    const { requestId, version } = reply;
    const envelope = { requestId, version, warning: null, stored: null };
    if (!reply.ok) {
        return { ...envelope, ok: false, data: null, error: toCardError(reply.error, context) };
    }
    const data = toCardData(reply.data, context) as CardData[Method];
    return { ...envelope, ok: true, data, error: null };
}

/** The error as the user reads it. */
export function toCardError(fault: LatchFault, { names, words }: CardContext): CardError {
    const holder = namedHolder(fault.holder ?? null, names);
    const { userMessage, userAction } = words(fault.code);
    const holderText = holder.holderName ?? fault.holder ?? '';
    return { ...fault, ...holder, userMessage: userMessage.replace('{0}', holderText), userAction };
}

function toCardData(data: object, { names }: CardContext): object {
    if ('suggestions' in data) return { ...data, suggestions: named(data.suggestions, names) };
    if ('matches' in data) return { ...data, matches: named(data.matches, names) };
    if (!('previousHolder' in data)) return data;
    const previousHolderName = names[String(data.previousHolder)] ?? null;
    return { ...data, previousHolderName, accountsMerged: false };
}

function named(candidates: unknown, names: CardContext['names']): CardCandidate[] {
    return (candidates as Candidate[]).map((candidate) => ({
        ...candidate,
        ...namedHolder(candidate.holder, names),
        reasons: candidate.reasons.map((reason) => ({ ...reason, contactName: null })),
    }));
}

function namedHolder(holder: string | null, names: CardContext['names']): Holder {
    return { holderName: names[holder ?? ''] ?? null, holderMergedInto: null };
}
