/** The actions of the function. */
export const ACTIONS = [
    'latch',
    'latchMany',
    'account',
    'search',
    'customer',
    'billing',
    'synch',
    'health',
] as const;

export type Action = (typeof ACTIONS)[number];

/** The function's event. Unknown fields are refused, so that a misspelled one is never ignored. */
export type LatchEvent =
    | LatchOne
    | LatchMany
    | FindForAccount
    | Search
    | ReadCustomer
    | ReadBilling
    | ChangeSynch
    | CheckHealth;

/** The caller: the package's version and the org's id. Optional, and only for the log. */
export type Client = { version: string; orgId: string };

/** One customer for one Account. */
export type LatchRequest = {
    /** A positive safe integer. */
    fusebillId: number;
    /** An Account id of 15 or 18 characters. */
    salesforceId: string;
    /** Takes the customer from the Account that holds it. False by default. */
    forceLatch?: boolean;
    /** Required with `forceLatch: true`, otherwise ignored: the holder that the user saw, null for none. */
    expectedHolder?: string | null;
};

export type LatchOne = LatchRequest & { action: 'latch'; client?: Client };

export type LatchMany = {
    action: 'latchMany';
    /** 1 to 100. */
    items: LatchRequest[];
    client?: Client;
};

export type FindForAccount = {
    action: 'account';
    salesforceId: string;
    /** What Salesforce knows about the Account. Without it there are no suggestions. */
    hints?: Hints;
    client?: Client;
};

export type Hints = {
    name?: string | null;
    website?: string | null;
    phone?: string | null;
    /** At most 20. */
    emails?: string[];
};

export type Search = {
    action: 'search';
    /** What a person typed, at most 100 characters. */
    term: string;
    /** From 0, the default. */
    page?: number;
    /**
     * Searches every field with at most 6 requests, instead of the most likely fields with at most 2. False by
     * default.
     */
    isWide?: boolean;
    client?: Client;
};

export type ReadCustomer = { action: 'customer'; fusebillId: number; client?: Client };

/** Costs two requests. */
export type ReadBilling = { action: 'billing'; fusebillId: number; client?: Client };

/** Fusebill's operations on a customer's synchronization with Salesforce. */
export const SYNCH_OPERATIONS = ['enable', 'disable', 'resynch'] as const;

export type SynchOperation = (typeof SYNCH_OPERATIONS)[number];

export type ChangeSynch = {
    action: 'synch';
    fusebillId: number;
    /** The Account that must hold the customer: 15 or 18 characters. */
    salesforceId: string;
    operation: SynchOperation;
    client?: Client;
};

export type CheckHealth = { action: 'health'; client?: Client };
