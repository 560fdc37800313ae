import type { KnownCustomer } from '../../../../../contract/customer';
import active from '@salesforce/label/c.Latch_Status_Active';
import cancelled from '@salesforce/label/c.Latch_Status_Cancelled';
import collection from '@salesforce/label/c.Latch_Standing_Collection';
import draft from '@salesforce/label/c.Latch_Status_Draft';
import good from '@salesforce/label/c.Latch_Standing_Good';
import hold from '@salesforce/label/c.Latch_Status_Hold';
import poor from '@salesforce/label/c.Latch_Standing_Poor';
import suspended from '@salesforce/label/c.Latch_Status_Suspended';

/** The properties of a `lightning-badge`: its label and its SLDS class, which is empty for a neutral badge. */
export type Badge = { label: string; className: string };

const GOOD = 'slds-theme_success';
const WARNING = 'slds-theme_warning';
const BAD = 'slds-theme_error';
const NEUTRAL = '';

const STATUSES: Readonly<Record<string, Badge>> = {
    Draft: { label: draft, className: NEUTRAL },
    Active: { label: active, className: GOOD },
    Hold: { label: hold, className: WARNING },
    Suspended: { label: suspended, className: WARNING },
    Cancelled: { label: cancelled, className: BAD },
};

const STANDINGS: Readonly<Record<string, Badge>> = {
    Good: { label: good, className: GOOD },
    PoorStanding: { label: poor, className: WARNING },
    Collection: { label: collection, className: BAD },
};

/** The status and the account status, if set. An unknown value appears as Fusebill spells it. */
export function badgesOf({ status, customerAccountStatus }: KnownCustomer): Badge[] {
    return [...badge(STATUSES, status), ...badge(STANDINGS, customerAccountStatus)];
}

/** The same, without those of an active customer in good standing. */
export function unusualBadgesOf(customer: KnownCustomer): Badge[] {
    return badgesOf(customer).filter(({ className }) => className !== GOOD);
}

function badge(known: Readonly<Record<string, Badge>>, value: string | null | undefined): Badge[] {
    return value ? [known[value] ?? { label: value, className: NEUTRAL }] : [];
}
