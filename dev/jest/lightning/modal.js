import { LightningElement, api } from 'lwc';

/** A stand-in for `lightning/modal`, which the component test kit has no stub for: `open` is a mock, `close` records its value. */
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
