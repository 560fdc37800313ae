/** Merges. */
import { NotSupported } from '../../errors';
import type { Value } from '../../values';
import type { OrgData } from '../org-data';
import type { Remover } from './remover';
import type { ChangeOptions, MergeResult } from './results';
import { RowError } from './row-error';
import { idIn, type StatementStart } from './statement';

/** Runs merges. */
export class Merges {
    private readonly org: OrgData;
    private readonly start: StatementStart;
    private readonly remover: Remover;

    constructor(org: OrgData, start: StatementStart, remover: Remover) {
        this.org = org;
        this.start = start;
        this.remover = remover;
    }

    /** Merges up to two records into a master. */
    merge(master: Value, losers: Value, options: ChangeOptions = {}): MergeResult[] {
        const [record] = this.start.recordsOf(master);
        const others = this.start.recordsOf(losers);
        if (!record || others.length > 2)
            throw new NotSupported('a merge of more than three records');
        const object = this.org.schema.object(record.type);
        if (!this.start.begin('merge', [record, ...others])) return [];
        const mark = this.org.records.store.mark();
        const mergedIds = others.flatMap((other) => idIn(other) ?? []);
        const id = idIn(record);
        try {
            this.start.checkMixing(object);
            const mode = this.start.mode('merge', options);
            const updatedRelatedIds = this.remover.merge(object, record, others, mode);
            return [{ success: true, id, error: null, mergedIds, updatedRelatedIds }];
        } catch (error) {
            if (!(error instanceof RowError)) throw error;
            this.org.records.store.rollback(mark);
            if (options.allOrNone !== false)
                return this.start.fail('merge', [{ index: 0, id, error }]);
            return [{ success: false, id, error, mergedIds: [], updatedRelatedIds: [] }];
        }
    }
}
