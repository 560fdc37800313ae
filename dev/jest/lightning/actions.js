/** A stub of `lightning/actions`, which sfdx-lwc-jest lacks. */
export class CloseActionScreenEvent extends CustomEvent {
    constructor() {
        super('lightning__actionsclosescreen', { bubbles: true, composed: true, cancelable: true });
    }
}
