declare module '@salesforce/apex/LatchUnlatchController.check' {
    export default function check(parameters: {
        accountId: string;
        fusebillId: number;
    }): LatchControllerReply<'unlatch'>;
}

declare module '@salesforce/apex/LatchUnlatchController.request' {
    export default function request(parameters: {
        accountId: string;
        fusebillId: number;
        /** 1 to 255 characters. */
        reason: string;
    }): LatchControllerReply<'unlatch'>;
}

declare module '@salesforce/apex/LatchUnlatchController.withdraw' {
    export default function withdraw(parameters: {
        accountId: string;
        fusebillId: number;
    }): LatchControllerReply<'unlatch'>;
}
