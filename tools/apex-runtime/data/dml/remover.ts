/** Deletes and merges records, and updates those that refer to them. */
import { CompileError } from '../../errors';
import type { ChildRelation, ObjectType } from '../../schema';
import { SETUP_OBJECTS } from '../../schema/standard-objects';
import { textOf } from '../../value-text';
import { type SObj } from '../../values';
import type { OrgData } from '../org-data';
import { stamp, type Draft } from '../rows/new-row';
import { idOf, type Row } from '../rows/table';
import { RowError } from './row-error';
import type { WriteAccess } from './write-access';
import type { WriteMode } from './write-mode';
import type { Writer } from './writer';

const MERGEABLE = new Set(['account', 'contact']);

/** Deletes and merges records one by one. */
export class Remover {
    private readonly org: OrgData;
    private readonly writer: Writer;
    private readonly access: WriteAccess;

    constructor(org: OrgData, writer: Writer, access: WriteAccess) {
        this.org = org;
        this.writer = writer;
        this.access = access;
    }

    /** Deletes a record, and its children if their lookups say so. */
    delete(object: ObjectType, record: SObj, mode: WriteMode): void {
        const row = this.writer.existing(object, record, 'delete');
        this.access.checkObject(object, record, mode, 'delete');
        this.access.checkRow(object, row, mode, 'All');
        mode.locks.refuse(object, row);
        this.remove(object, row);
    }

    /**
     * Merges records into a master: their children move to it, and they go to the recycle bin.
     *
     * @returns the ids of the children that moved.
     */
    merge(object: ObjectType, master: SObj, losers: readonly SObj[], mode: WriteMode): string[] {
        if (!MERGEABLE.has(object.key)) throw new CompileError(`${object.name} can't be merged`);
        const moved: string[] = [];
        this.writer.update(object, master, mode);
        const masterId = textOf(master.value('id'));
        for (const loser of losers) {
            const row = this.writer.existing(object, loser, 'merge');
            if (idOf(row) === masterId)
                throw new RowError('INVALID_FIELD', 'cannot merge a record with itself', ['Id']);
            this.access.checkObject(object, loser, mode, 'delete');
            this.access.checkRow(object, row, mode, 'All');
            mode.locks.refuse(object, row);
            moved.push(...this.reparent(object, idOf(row), masterId));
            this.toRecycleBin(object, row, masterId);
        }
        return moved;
    }

    /** Removes a record from the recycle bin for good; false if it isn't there. */
    purge(object: ObjectType, id: string): boolean {
        const { records } = this.org;
        if (!records.any(id) || records.live(id)) return false;
        records.write(object, id, undefined);
        return true;
    }

    private relations(object: ObjectType): ChildRelation[] {
        const relations = this.org.schema.lookupsTo(object);
        return relations.filter(({ field }) => field.name !== 'MasterRecordId');
    }

    private children({ object, field }: ChildRelation, id: string): Row[] {
        return this.org.records.children(object, field.name, id);
    }

    /** Moves a row to the recycle bin, and updates or deletes its children as their lookups say. */
    remove(object: ObjectType, row: Row): void {
        const id = idOf(row);
        const relations = this.relations(object);
        for (const relation of relations.filter((r) => r.field.deleteConstraint === 'Restrict'))
            if (this.children(relation, id).length) throw restricted(object, relation);
        for (const relation of relations)
            for (const child of this.children(relation, id)) {
                if (relation.field.deleteConstraint === 'Cascade')
                    this.remove(relation.object, child);
                else this.point(relation, child, null);
            }
        if (SETUP_OBJECTS.has(object.key)) this.org.records.write(object, id, undefined);
        else this.toRecycleBin(object, row, null);
    }

    private toRecycleBin(object: ObjectType, row: Row, masterId: string | null): void {
        const { records, host } = this.org;
        const next: Draft = new Map(row);
        stamp(next, host.userId, false);
        next.set('isdeleted', true);
        if (masterId !== null) next.set('masterrecordid', masterId);
        records.write(object, idOf(row), next);
    }

    private reparent(object: ObjectType, from: string, to: string): string[] {
        return this.relations(object).flatMap((relation) =>
            this.children(relation, from).map((child) => {
                this.point(relation, child, to);
                return idOf(child);
            }),
        );
    }

    private point({ object, field }: ChildRelation, child: Row, to: string | null): void {
        this.org.records.patch(object, idOf(child), { [field.key]: to });
    }
}

const restricted = (object: ObjectType, { object: child }: ChildRelation): RowError =>
    new RowError(
        'DELETE_FAILED',
        `Your attempt to delete this ${object.label} could not be completed because it is associated with the following: ${child.label}`,
    );
