import { WAIT_MS } from '../contract/agreed-values';
import type { LatchEvent } from '../contract/event';
import type { Reply } from '../contract/reply';
import { callOut, ENDPOINT, type NamedCredential } from '../dev/org/named-credential';

/** The caller's view of an answer: the data, or a code. */
export type Answer = { code: string; data: unknown };

/**
 * Invokes the function as the Named Credential does: signed with SigV4. For an error from AWS itself, the code is the
 * HTTP status.
 */
export async function sendEvent(event: LatchEvent, credential: NamedCredential): Promise<Answer> {
    const answer = await callOut(
        {
            endpoint: ENDPOINT,
            method: 'POST',
            timeout: WAIT_MS.callout,
            headers: [{ name: 'Content-Type', value: 'application/json' }],
            body: JSON.stringify(event),
        },
        credential,
    );
    if ('exception' in answer) return { code: answer.exception, data: null };
    if (answer.status === 429) return { code: 'THROTTLED', data: null };
    if (answer.status !== 200) return { code: `HTTP ${answer.status}`, data: null };
    const reply = JSON.parse(answer.body) as Reply;
    return reply.ok ? { code: 'OK', data: reply.data } : { code: reply.error.code, data: null };
}
