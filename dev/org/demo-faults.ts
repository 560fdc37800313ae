import type { Fault } from '../fusebill/fault';

/** A fault of the demo: what the panel says of it, and what it does to the emulators. */
export type DemoFault = {
    label: string;
    /** What to do then, and what one should see. */
    hint: string;
    /** What happens to requests that reach Fusebill. */
    fusebill?: readonly Fault[];
};

const always = { times: 'always' } as const;

/** The faults that a person can switch on, by name. */
export const DEMO_FAULTS = {
    keyRevoked: {
        label: 'Key revoked',
        hint: 'Refresh the card: Fusebill does not accept the API key.',
    },
    fusebillSlow: {
        label: 'Fusebill slow',
        hint: 'Refresh the card: after five seconds it says that it is still working, then it shows the customer.',
        fusebill: [{ kind: 'delay', ms: 6_000, ...always }],
    },
    fusebillDown: {
        label: 'Fusebill down',
        hint: 'Refresh the card: after some seconds Fusebill did not answer.',
        fusebill: [{ kind: 'status', status: 503, ...always }],
    },
    limitReached: {
        label: 'Limit per minute reached',
        hint: 'Refresh the card: Fusebill is not accepting any more requests, and when to try again.',
        fusebill: [{ kind: 'rateLimited', ...always }],
    },
    answersLost: {
        label: 'Answers lost after writing',
        hint: 'Latch a customer: it is written, but no answer says so; the card says to check. Clear this and press Check now.',
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
        hint: 'Refresh the card: AWS does not accept the key that Salesforce uses.',
    },
    functionCrashed: {
        label: 'Function crashes',
        hint: 'Refresh the card: the Latch function stopped before it answered.',
    },
    functionMissing: {
        label: 'Function not found',
        hint: 'Refresh the card: AWS has no Latch function at the given address.',
    },
} satisfies Record<string, DemoFault>;

export type DemoFaultName = keyof typeof DEMO_FAULTS;

/** Whether there is a fault of this name. */
export function isDemoFault(name: unknown): name is DemoFaultName {
    return typeof name === 'string' && Object.hasOwn(DEMO_FAULTS, name);
}

/** What a fault does to requests that reach Fusebill. */
export function fusebillFaults(name: DemoFaultName): readonly Fault[] {
    const fault: DemoFault = DEMO_FAULTS[name];
    return fault.fusebill ?? [];
}
