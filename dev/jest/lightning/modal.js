import { LightningElement, api } from 'lwc';

/** A stub of `lightning/modal`, which sfdx-lwc-jest lacks: `open` is a mock, `close` records its value. */
export default class LightningModal extends LightningElement {
    static open = jest.fn().mockResolvedValue(undefined);

    @api closeValue;
    @api size;
    @api label;
    @api disableClose;

    close(value) {
        this.closeValue = value;
        this.dispatchEvent(new CustomEvent('closed', { detail: value }));
    }
}
