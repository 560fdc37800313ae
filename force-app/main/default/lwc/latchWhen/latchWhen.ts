import { LightningElement, api } from 'lwc';

/** Shows when something happened, and who did it. */
export default class LatchWhen extends LightningElement {
    /** Milliseconds or ISO 8601. */
    @api at: number | string = '';

    /** The user's name; nobody is named when empty. */
    @api by = '';
}
