import type { Fault } from '../fusebill/fault';

/** A fault of the demo: its text in the panel, and its effect on the emulators. */
export type DemoFault = {
    label: string;
    /** What to do next, and what to expect. */
    hint: string;
    /** The fault of requests that reach Fusebill. */
    fusebill?: readonly Fault[];
};

const always = { times: 'always' } as const;

/** The faults that can be switched on, by name. */
export const DEMO_FAULTS = {
    keyRevoked: {
        label: 'Key revoked',
        hint: 'Refresh the card: it says that Fusebill does not accept the API key.',
    },
    fusebillSlow: {
        label: 'Fusebill slow',
        hint: 'Refresh the card: after five seconds it says that it is still working, then it shows the customer.',
        fusebill: [{ kind: 'delay', ms: 6_000, ...always }],
    },
    fusebillDown: {
        label: 'Fusebill down',
        hint: 'Refresh the card: after some seconds it says that Fusebill did not answer.',
        fusebill: [{ kind: 'status', status: 503, ...always }],
    },
    limitReached: {
        label: 'Limit per minute reached',
        hint: 'Refresh the card: it says that Fusebill is not accepting any more requests, and when to try again.',
        fusebill: [{ kind: 'rateLimited', ...always }],
    },
    answersLost: {
        label: 'Answers lost after writing',
        hint: 'Latch a customer: it is written, but the answer is lost, and the card says to check. Clear this fault and press Check now.',
        fusebill: [
            { kind: 'reset', method: 'POST', when: 'afterWrite', ...always },
            { kind: 'status', status: 503, path: '^/v1/customers/\\d+', ...always },
        ],
    },
    readingsLag: {
        label: 'Reads lag by 10 seconds',
        hint: 'Latch a customer: it is latched. Refresh within 10 seconds: Fusebill still shows the old state.',
    },
    signatureRefused: {
        label: 'AWS refuses the signature',
        hint: 'Refresh the card: it says that AWS does not accept the key that Salesforce uses.',
    },
    functionCrashed: {
        label: 'Function crashes',
        hint: 'Refresh the card: it says that the Latch function stopped before it answered.',
    },
    functionMissing: {
        label: 'Function not found',
        hint: 'Refresh the card: it says that AWS has no Latch function at the given address.',
    },
} satisfies Record<string, DemoFault>;

export type DemoFaultName = keyof typeof DEMO_FAULTS;

/** Whether there is a fault of this name. */
export function isDemoFault(name: unknown): name is DemoFaultName {
    return typeof name === 'string' && Object.hasOwn(DEMO_FAULTS, name);
}

/** The effect of a fault on requests that reach Fusebill. */
export function fusebillFaults(name: DemoFaultName): readonly Fault[] {
    const fault: DemoFault = DEMO_FAULTS[name];
    return fault.fusebill ?? [];
}
