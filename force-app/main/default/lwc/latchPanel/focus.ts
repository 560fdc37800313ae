import type { Outcome } from 'c/latchRecord';

/** A part of the panel that takes the focus. */
export type Part =
    'panel' | 'review' | 'fault' | 'customers' | 'requests' | 'departure' | 'empty' | 'another';

/** The panel, as its focus is moved. */
type Subject = {
    readonly template: { readonly activeElement: Element | null } | null;
    readonly refs?: Readonly<Record<string, Element>>;
};

/** A part that can focus one of its items, or the menu of one. */
type Focusable = {
    focus: (item?: number) => void;
    focusMenu: (item: number) => void;
};

/** Moves the focus between the parts of a panel. */
export class Focus {
    private readonly panel: Subject;

    constructor(panel: Subject) {
        this.panel = panel;
    }

    /** Focuses a part, or an item of it. */
    on(part: Part, item?: number): void {
        const target = part === 'requests' ? this.request(item) : this.part(part);
        (target as Focusable | null | undefined)?.focus(item);
    }

    /**
     * Moves the focus to the result of a dialog. Without one it goes back to the menu that opened the dialog, once the
     * menu is enabled again. Until then the panel has the focus, unless the user moves on.
     * @param read settles once the panel has read the Account again
     */
    async after({ customerId, departure, stored }: Outcome, read: Promise<void>): Promise<void> {
        if (departure) this.on('departure');
        else if (stored && this.request(customerId)) this.on('requests', customerId);
        else {
            this.on('panel');
            await read;
            if (this.panel.template?.activeElement !== this.part('panel')) return;
            (this.part('customers') as Focusable | undefined)?.focusMenu(customerId);
        }
    }

    private request(customerId?: number): Element | null | undefined {
        return this.part('requests')?.querySelector(`[data-request="${customerId}"]`);
    }

    private part(part: Part): Element | undefined {
        return this.panel.refs?.[part];
    }
}
