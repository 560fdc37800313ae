import demoAccounts from './accounts.json';

/** A Contact of an Account. */
export type DemoContact = { Name: string; Email: string };

/** An Account of the demo org, with Salesforce's field names. */
export type DemoAccount = {
    Id: string;
    Name: string;
    AccountNumber: string;
    Website: string | null;
    Phone: string | null;
    Industry: string;
    BillingCity: string;
    contacts: DemoContact[];
    /** Whether the org that is connected to Fusebill has this Account. */
    knownToFusebill: boolean;
};

/** The Accounts of the demo org. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = demoAccounts;
