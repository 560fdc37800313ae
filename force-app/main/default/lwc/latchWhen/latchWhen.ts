import { LightningElement, api } from 'lwc';

/** Shows when something happened, and who did it. */
export default class LatchWhen extends LightningElement {
    /** Milliseconds or ISO 8601. */
    @api at: number | string = '';

    /** The user's name; empty to leave it out. */
    @api by = '';
}
