declare module '@salesforce/customPermission/*' {
    /** Undefined if the user lacks it. */
    const granted: true | undefined;
    export default granted;
}

declare module '@salesforce/i18n/locale' {
    /** As in `en-US`. */
    const locale: string;
    export default locale;
}

declare module '@salesforce/label/*' {
    const text: string;
    export default text;
}

declare module '@salesforce/messageChannel/*' {
    const channel: unknown;
    export default channel;
}

declare module '@salesforce/schema/*' {
    const field: { readonly objectApiName: string; readonly fieldApiName: string };
    export default field;
}

declare module 'lightning/actions' {
    export class CloseActionScreenEvent extends CustomEvent<undefined> {
        constructor();
    }
}

declare module 'lightning/messageService' {
    import type { WireAdapterConstructor } from 'lwc';

    export const APPLICATION_SCOPE: unknown;
    export const MessageContext: WireAdapterConstructor<Record<string, never>, unknown>;
    export function createMessageContext(): unknown;
    export function publish(context: unknown, channel: unknown, message: object): void;
    export function subscribe(
        context: unknown,
        channel: unknown,
        listener: (message: unknown) => void,
        options?: { scope: unknown },
    ): unknown;
    export function unsubscribe(subscription: unknown): void;
}

declare module 'lightning/modal' {
    import { LightningElement } from 'lwc';

    export default class LightningModal extends LightningElement {
        /** Resolves to the value that the dialog closed with, or undefined if the user dismissed it. */
        static open(
            options: { label: string; size?: 'small' | 'medium' | 'large' } & Record<
                string,
                unknown
            >,
        ): Promise<unknown>;
        close(result?: unknown): void;
    }
}

declare module 'lightning/toast' {
    const Toast: {
        /** Shows a toast on the page. */
        show(toast: object, component?: object): void;
    };
    export default Toast;
}

declare module 'lightning/uiRecordApi' {
    import type { WireAdapterConstructor } from 'lwc';

    type Field = { readonly objectApiName: string; readonly fieldApiName: string };
    type RecordConfig = { recordId: string; optionalFields: string[] };
    type RecordResult = { data?: unknown; error?: unknown };

    export const getRecord: WireAdapterConstructor<RecordConfig, RecordResult>;
    export function getFieldValue(record: unknown, field: Field): unknown;
    export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}

declare module 'lightning/navigation' {
    import { LightningElement } from 'lwc';

    type RecordPage = {
        type: 'standard__recordPage';
        attributes: { recordId: string; objectApiName: string; actionName: 'view' };
    };
    const GenerateUrl: unique symbol;
    const Navigate: unique symbol;

    class NavigatingElement extends LightningElement {
        [GenerateUrl](page: RecordPage): Promise<string>;
        [Navigate](page: RecordPage): void;
    }

    export const NavigationMixin: {
        (base: typeof LightningElement): typeof NavigatingElement;
        readonly GenerateUrl: typeof GenerateUrl;
        readonly Navigate: typeof Navigate;
    };
}
