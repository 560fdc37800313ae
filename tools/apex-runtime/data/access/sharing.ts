/** Which records a user may see and change. Role hierarchies, teams and rules are not modelled. */
import type { ObjectType } from '../../schema';
import type { Records } from '../rows/records';
import { idOf, valueIn, type Row } from '../rows/table';
import type { Access } from './access';

/** What a user may do with a record; each level includes those before it. */
export type RowAccess = 'None' | 'Read' | 'Edit' | 'All';

const LEVELS: readonly RowAccess[] = ['None', 'Read', 'Edit', 'All'];

/** Whether a level includes another. */
export const includes = (level: RowAccess, wanted: RowAccess): boolean =>
    LEVELS.indexOf(level) >= LEVELS.indexOf(wanted);

const highest = (levels: readonly RowAccess[]): RowAccess =>
    levels.reduce((best, level) => (includes(level, best) ? level : best), 'None');

/** Decides by owner, org-wide defaults, shares, and permissions on all records. */
export class Sharing {
    private readonly records: Records;
    private readonly access: Access;

    constructor(records: Records, access: Access) {
        this.records = records;
        this.access = access;
    }

    /** The access that sharing gives a user to a record. */
    levelOf(userId: string, object: ObjectType, row: Row): RowAccess {
        return this.levelsOf(userId, object)(row);
    }

    /** The access that sharing gives a user to records of an object. */
    levelsOf(userId: string, object: ObjectType): (row: Row) => RowAccess {
        if (this.access.hasAllAccess(userId)) return () => 'All';
        const grant = this.access.grantsOf(userId).objects.get(object.key);
        if (grant?.modifyAll) return () => 'All';
        const byRecord = this.byRecord(userId, object);
        return (row) => {
            if (row.get('ownerid') === userId || row.get('id') === userId) return 'All';
            const level = byRecord(row);
            return level === 'None' && grant?.viewAll ? 'Read' : level;
        };
    }

    private byRecord(userId: string, object: ObjectType): (row: Row) => RowAccess {
        switch (object.sharing) {
            case 'ReadWrite': {
                const level = object.fields.has('ownerid') ? 'Edit' : 'All';
                return () => level;
            }
            case 'Read':
                return (row) => highest(['Read', this.byShare(userId, object, row)]);
            case 'Private':
                return (row) => this.byShare(userId, object, row);
            case 'ControlledByParent':
                return this.byParent(userId, object);
        }
    }

    private byShare(userId: string, object: ObjectType, row: Row): RowAccess {
        if (object.key !== 'account') return 'None';
        const shares = this.records
            .children('AccountShare', 'AccountId', idOf(row))
            .filter((share) => valueIn(share, 'userorgroupid') === userId)
            .map((share) => valueIn(share, 'accountaccesslevel'));
        return highest(LEVELS.filter((level) => shares.includes(level)));
    }

    private byParent(userId: string, object: ObjectType): (row: Row) => RowAccess {
        const fields = [...object.fields.values()];
        const lookup =
            fields.find((field) => field.isMasterDetail) ?? object.fields.get('accountid');
        return (row) => {
            const parent = lookup && this.records.live(valueIn(row, lookup.key));
            if (!parent) return 'None';
            return this.levelOf(userId, this.records.schema.objectOfId(idOf(parent)), parent);
        };
    }
}
