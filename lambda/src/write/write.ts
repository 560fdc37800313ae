import type { Customer } from '../../../contract/customer';
import type { Answer, Exchange, Fusebill } from '../fusebill/fusebill';
import type { LatchError } from '../latch-error';

/** A change of one customer in Fusebill, and how its outcome is judged. `Done` is what a success replies with. */
export type Write<Done> = {
    fusebillId: number;
    /** Who must hold the customer when it is sent; null for nobody. */
    holder: string | null;
    /** Whether the holder is read before it is sent. */
    isReadFirst: boolean;
    /**
     * When a request in doubt is repeated: `soon` where that leads to the same state, `settled` once reads are certain,
     * `never` where no read shows its effect.
     */
    repeat: 'soon' | 'settled' | 'never';
    /** Sends it once. */
    send: (fusebill: Fusebill, deadline: number) => Promise<Exchange>;
    /** What a success replies with; null when this answer of 2xx is none. `before` is the customer that was read first. */
    answered: (answer: Answer, before: Customer | null) => Done | null;
    /** What a success replies with; null unless the customer as read shows it. */
    shown: (customer: Customer, evidence: Evidence) => Done | null;
    /** The customer is held by an unexpected Account. */
    heldElsewhere: (customer: Customer, sent: Sent) => LatchError;
    /** Fusebill refused, and nobody else has the customer. */
    refused: (customer: Customer, post: Answer) => LatchError;
};

/** What is known when a customer is read. */
export type Evidence = Sent & {
    /** The customer that was read first; null where that was not. */
    before: Customer | null;
    /** Whether reads have had the time to show what was sent. */
    isSettled: boolean;
};

/** The last request, null before the first; and the last that may have been carried out without saying so. */
export type Sent = { post: Exchange | null; doubt: Exchange | null };
