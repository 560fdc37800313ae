type Config = { recordId?: string };
type Result = { data: unknown; error: unknown };
type Field = string | { fieldApiName: string };

const adapters = new Set<getRecord>();

/** The wire adapter for a record. It reads from the page's server. */
export class getRecord {
    private readonly callback: (result: Result) => void;
    private recordId: string | undefined;

    constructor(callback: (result: Result) => void) {
        this.callback = callback;
    }

    connect(): void {
        adapters.add(this);
    }

    disconnect(): void {
        adapters.delete(this);
    }

    update(config: Config): void {
        if (config.recordId === undefined || config.recordId === this.recordId) return;
        this.recordId = config.recordId;
        void this.read(config.recordId);
    }

    refresh(recordId: string): void {
        if (this.recordId === recordId) void this.read(recordId);
    }

    private async read(recordId: string): Promise<void> {
        const response = await fetch(`/records/${encodeURIComponent(recordId)}`);
        const body: unknown = await response.json();
        if (response.ok) this.callback({ data: body, error: undefined });
        else this.callback({ data: undefined, error: { body } });
    }
}

/** The value of a field of an adapter's record; undefined if it has none. */
export function getFieldValue(record: unknown, field: Field): unknown {
    const name =
        typeof field === 'string' ? field.split('.').slice(1).join('.') : field.fieldApiName;
    const { fields } = (record ?? {}) as { fields?: Record<string, { value: unknown }> };
    return fields?.[name]?.value;
}

/** Tells the adapters that these records have changed. */
export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void> {
    for (const { recordId } of records) adapters.forEach((adapter) => adapter.refresh(recordId));
    return Promise.resolve();
}
