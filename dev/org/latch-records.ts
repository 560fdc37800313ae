import type { Customer } from '../../contract/customer';
import type { Latched } from '../../contract/reply';
import type {
    LatchRow,
    StoredLatches,
} from '../../force-app/main/default/lwc/latchRecord/latchRecord';
import type { UntypedReply } from './latch-client';

/** A request that was sent to the function, and what came of it. */
export type Attempt = {
    accountId: string;
    fusebillId: number;
    /** Null where nothing was to be moved. */
    reason: string | null;
    reply: UntypedReply;
};

/** A row of `Fusebill_Latch__c`, with the Account that it belongs to. */
export type StoredRow = { accountId: string; latch: Omit<LatchRow, 'previousAccountName'> };

const LONGEST_HISTORY = 20;

/** The rows of `Fusebill_Latch__c`, in memory: the stand-in for `LatchRecorder` and `LatchHistory`. */
export class LatchRecords {
    /** Whether rows can be written: a test may take it away. */
    isWritable = true;
    /** Whether the user may see rows. */
    isReadable = true;
    private readonly rows: StoredRow[];
    private readonly user: string;

    /** The rows are newest first. */
    constructor(user: string, rows: readonly StoredRow[] = []) {
        this.user = user;
        this.rows = structuredClone([...rows]);
    }

    /** What the user may see of the Account's rows; `names` holds the Accounts that the user may see. */
    stored(accountId: string, names: ReadonlyMap<string, string>): StoredLatches {
        const own = this.isReadable ? this.rows.filter((row) => row.accountId === accountId) : [];
        const shown = own.map(({ latch }) => ({
            ...latch,
            previousAccountName: names.get(latch.previousAccountId ?? '') ?? null,
        }));
        return {
            current: shown.filter(({ current }) => current),
            history: shown.slice(0, LONGEST_HISTORY),
        };
    }

    /** Writes a row and ends what it makes outdated; false when it can't be written. */
    record(attempt: Attempt): boolean {
        if (!this.isWritable) return false;
        this.endOutdated(attempt);
        this.rows.unshift({ accountId: attempt.accountId, latch: this.rowFor(attempt) });
        return true;
    }

    /** A success ends the earlier rows of its customer, and a refusal that names the holder those of other Accounts. */
    private endOutdated({ fusebillId, reply }: Attempt): void {
        const holder = reply.error?.holder;
        if (!reply.ok && holder === undefined) return;
        for (const { accountId, latch } of this.rows) {
            const isOutdated = reply.ok || accountId.slice(0, 15) !== holder?.slice(0, 15);
            if (latch.customerId === fusebillId && isOutdated) latch.current = false;
        }
    }

    private rowFor({ fusebillId, reason, reply }: Attempt): StoredRow['latch'] {
        const latched = reply.ok ? (reply.data as Latched) : null;
        const customer = latched?.customer ?? reply.error?.customer ?? null;
        return {
            id: `a00Hs${String(this.rows.length + 1).padStart(10, '0')}AAA`,
            customerId: fusebillId,
            ...snapshotOf(customer),
            outcome: latched?.outcome ?? 'failed',
            code: reply.error?.code ?? null,
            userMessage: reply.error?.message ?? null,
            reason,
            forced: reason !== null,
            previousAccountId: latched?.previousHolder ?? null,
            requestId: reply.requestId || null,
            at: new Date().toISOString(),
            by: this.user,
            current: reply.ok,
        };
    }
}

function snapshotOf(
    customer: Customer | null,
): Pick<LatchRow, 'customerName' | 'status' | 'accountStatus' | 'currency' | 'mrr' | 'netMrr'> {
    const person = [customer?.firstName, customer?.lastName].filter(Boolean).join(' ');
    return {
        customerName: customer?.companyName || person || null,
        status: customer?.status ?? null,
        accountStatus: customer?.customerAccountStatus ?? null,
        currency: customer?.currency ?? null,
        mrr: customer?.monthlyRecurringRevenue ?? null,
        netMrr: customer?.netMonthlyRecurringRevenue ?? null,
    };
}
