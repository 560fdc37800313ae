import { LightningElement, api } from 'lwc';

/** A stand-in for `lightning/button`: the test kit's own lacks `aria-label`, which the platform's hands to its inner button. */
export default class Button extends LightningElement {
    @api ariaLabel;
    @api disabled;
    @api iconName;
    @api iconPosition;
    @api label;
    @api name;
    @api type;
    @api value;
    @api variant;
}
