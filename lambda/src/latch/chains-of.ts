import type { LatchRequest } from '../../../contract/event';

/** A row with its index in the event. */
export type Row = { index: number; item: LatchRequest };

/** Groups the rows so that no two groups share a customer or an Account. Each group keeps the order of the rows. */
export function chainsOf(items: readonly LatchRequest[]): Row[][] {
    const chains = new Map<string, Row[]>();
    items.forEach((item, index) => {
        const keys = [`customer ${item.fusebillId}`, `account ${item.salesforceId.slice(0, 15)}`];
        const joined = [...new Set(keys.flatMap((key) => [chains.get(key) ?? []]))];
        const chain = [...joined.flat(), { index, item }].sort((a, b) => a.index - b.index);
        for (const [key, other] of chains) if (joined.includes(other)) chains.set(key, chain);
        for (const key of keys) chains.set(key, chain);
    });
    return [...new Set(chains.values())];
}
