import type { ApexOrg } from '../../../tools/apex-runtime/apex-org';

/** A call of a method of the package by its parameters. */
type Call = {
    className: string;
    methodName: string;
    parameters: Readonly<Record<string, unknown>>;
};

/**
 * Calls a method as a component does, with a function that answers each callout with this reply.
 * @returns what the method returns
 * @throws Error with the outcome of a call that throws or doesn't exist
 */
export async function callApex<Reply>(
    org: ApexOrg,
    userId: string,
    call: Call,
    reply: unknown,
): Promise<Reply> {
    const answer = { status: 200, headers: {}, body: JSON.stringify(reply) };
    const outcome = await org.call(call, { userId, callOut: () => Promise.resolve(answer) });
    if (outcome?.ok !== true) throw new Error(JSON.stringify(outcome));
    return outcome.value as Reply;
}
