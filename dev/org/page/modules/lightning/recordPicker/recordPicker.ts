import { LightningElement, api } from 'lwc';

type Account = { Id: string; Name: string };
type Filter = { criteria: { fieldPath: string; operator: string; value: string }[] };
type Combobox = HTMLElement & { reportValidity: () => boolean };

const ICON = 'standard:account';

/** A field that finds an Account by name, as in an org. Supports only filters that exclude an id. */
export default class RecordPicker extends LightningElement {
    /** The label of the field. */
    @api label = '';

    /** Which records to exclude. */
    @api filter: Filter | undefined;

    /** Whether the field is disabled. */
    @api disabled = false;

    /** Whether a record is required. */
    @api required = false;

    /** The object to search. */
    @api objectApiName = '';

    text = '';
    picked: Account | null = null;

    private accounts: Account[] = [];

    /** Moves the focus to the field. */
    @api focus(): void {
        this.combobox?.focus();
    }

    /** Shows the field's error. */
    @api reportValidity(): boolean {
        return this.combobox?.reportValidity() ?? false;
    }

    connectedCallback(): void {
        void this.load();
    }

    get items(): object[] {
        const hidden = this.filter?.criteria.map(({ value }) => value) ?? [];
        const found = this.accounts.filter(({ Id, Name }) => {
            return !hidden.includes(Id) && Name.toLowerCase().includes(this.text.toLowerCase());
        });
        const option = { type: 'option-card', iconName: ICON };
        return [
            {
                label: 'Accounts',
                items: found.map(({ Id, Name }) => ({ ...option, text: Name, value: Id })),
            },
        ];
    }

    get pill(): object | null {
        return this.picked && { label: this.picked.Name, iconName: ICON };
    }

    get value(): string {
        return this.picked?.Id ?? '';
    }

    handleInput({ detail }: CustomEvent<{ text: string }>): void {
        this.text = detail.text;
    }

    handleSelect({ detail }: CustomEvent<{ value?: string }>): void {
        this.picked = this.accounts.find(({ Id }) => Id === detail.value) ?? null;
        this.text = '';
        const recordId = this.picked?.Id ?? null;
        this.dispatchEvent(new CustomEvent('change', { detail: { recordId } }));
    }

    private async load(): Promise<void> {
        this.accounts = (await (await fetch('/accounts.json')).json()) as Account[];
    }

    private get combobox(): Combobox | null {
        return this.template?.querySelector('lightning-grouped-combobox') as Combobox | null;
    }
}
