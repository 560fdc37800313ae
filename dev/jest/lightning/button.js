import { LightningElement, api } from 'lwc';

/**
 * A stub of `lightning/button`. Unlike sfdx-lwc-jest's stub, it passes `aria-label` to its inner button, as the
 * platform's does.
 */
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
