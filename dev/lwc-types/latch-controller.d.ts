type LatchControllerReply<Method extends import('../../contract/card-reply').CardMethod> = Promise<
    import('../../force-app/main/default/lwc/latchReply/latchReply').ApexReply<Method>
>;

declare module '@salesforce/apex/LatchController.account' {
    export default function account(parameters: {
        accountId: string;
    }): LatchControllerReply<'account'>;
}

declare module '@salesforce/apex/LatchController.billing' {
    export default function billing(parameters: {
        /** The Account on which it is shown. */
        accountId: string;
        fusebillId: number;
    }): LatchControllerReply<'billing'>;
}

declare module '@salesforce/apex/LatchController.health' {
    export default function health(): LatchControllerReply<'health'>;
}

declare module '@salesforce/apex/LatchController.latch' {
    export default function latch(parameters: {
        accountId: string;
        fusebillId: number;
    }): LatchControllerReply<'latch'>;
}

declare module '@salesforce/apex/LatchController.move' {
    export default function move(parameters: {
        accountId: string;
        fusebillId: number;
        expectedHolder: string;
        /** 1 to 255 characters. */
        reason: string;
    }): LatchControllerReply<'move'>;
}

declare module '@salesforce/apex/LatchController.search' {
    export default function search(parameters: {
        term: string;
        /** From 0. */
        page: number;
        /** Searches every field, which takes longer. */
        isWide: boolean;
    }): LatchControllerReply<'search'>;
}

declare module '@salesforce/apex/LatchController.stored' {
    export default function stored(parameters: {
        accountId: string;
    }): Promise<import('../../force-app/main/default/lwc/latchRecord/latchRecord').StoredLatches>;
}

declare module '@salesforce/apex/LatchMismatchController.dismiss' {
    export default function dismiss(parameters: {
        accountId: string;
        fusebillId: number;
        customerName: string;
    }): LatchControllerReply<'mismatch'>;
}

declare module '@salesforce/apex/LatchMismatchController.restore' {
    export default function restore(parameters: {
        accountId: string;
        fusebillId: number;
    }): LatchControllerReply<'mismatch'>;
}

declare module '@salesforce/apex/LatchSynchController.change' {
    export default function change(parameters: {
        accountId: string;
        fusebillId: number;
        operation: import('../../contract/event').SynchOperation;
    }): LatchControllerReply<'synch'>;
}
