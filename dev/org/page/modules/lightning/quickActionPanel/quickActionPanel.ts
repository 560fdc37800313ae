import { LightningElement, api } from 'lwc';

/** The frame of a screen action: a heading, the action, and a footer for its buttons. */
export default class QuickActionPanel extends LightningElement {
    /** The heading. */
    @api header = '';
}
