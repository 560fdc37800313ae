import { LightningElement, api } from 'lwc';
import type { Field } from 'c/latchFields';

/** The value of a field, as a link where it leads somewhere. */
export default class LatchValue extends LightningElement {
    /** Renders into the list itself, so that the value is plain text of its `dd`. */
    static override renderMode = 'light' as const;

    /** The field. */
    @api field: Field | undefined;
}
