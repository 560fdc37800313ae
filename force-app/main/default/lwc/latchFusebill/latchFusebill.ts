import urlLabel from '@salesforce/label/c.Latch_Fusebill_Url';
import { fill } from 'c/latchMessages';

/** The customer's page in Fusebill's admin screens; empty if the label with their address isn't an https URL. */
export function fusebillUrl(fusebillId: number): string {
    const url = fill(urlLabel.trim(), fusebillId);
    return url.startsWith('https://') ? url : '';
}

/** The address of Fusebill's admin screens; empty if it isn't an https URL. */
export function fusebillHome(): string {
    const url = fusebillUrl(0);
    return url === '' ? '' : new URL('/', url).href;
}
