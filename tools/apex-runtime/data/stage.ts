/** Stages situations that need other users. */
import type { ObjectType } from '../schema';
import { lower } from '../values';
import { RowError } from './dml/row-error';
import type { StatusCode } from './dml/status-codes';
import { idOf, type Row } from './rows/table';

/** A kind of statement. */
export type StatementKind = 'delete' | 'insert' | 'merge' | 'query' | 'update' | 'upsert';

/** The statements before which something happens. */
export interface Moment {
    /** Any kind of statement by default. */
    readonly operation?: StatementKind;
    readonly object: string;
    /** How many times it happens; once by default. */
    readonly times?: number;
    /** How many such statements pass before the first time. */
    readonly skip?: number;
}

/** Records that can't be written, usually because another transaction holds them. */
export interface Lock {
    /** The id of a record, or the name of an object for all its records. */
    readonly on: string;
    /** How many statements fail; one by default. */
    readonly times?: number;
    readonly operation?: StatementKind;
    /** The platform's message; by default, that the record is locked. */
    readonly code?: StatusCode;
}

/** A duplicate rule. Without `matches`, any other record of the object is a duplicate. */
export interface DuplicateRule {
    readonly object: string;
    /** Whether the rule only warns, so that `allowSave` overrides it. */
    readonly isAlert?: boolean;
    readonly matches?: (row: Row, other: Row) => boolean;
}

/** Ends what was staged. */
export type EndStaging = () => void;

interface Counted<T> {
    readonly what: T;
    left: number;
    skip: number;
}

const LOCKED = 'unable to obtain exclusive access to this record or 1 records: ';

/** What is staged for the following statements. */
export class Stage {
    private readonly actions = new Set<Counted<Moment & { act: () => void }>>();
    private readonly locks = new Set<Counted<Lock>>();
    private readonly duplicateRules = new Set<DuplicateRule>();
    private isActing = false;

    /** Runs something before statements. */
    before(moment: Moment, act: () => void): EndStaging {
        return added(this.actions, counted({ ...moment, act }));
    }

    /** Locks a record, or all records of an object. */
    lock(lock: Lock): EndStaging {
        return added(this.locks, counted(lock));
    }

    /** Adds a duplicate rule to an object. */
    duplicateRule(rule: DuplicateRule): EndStaging {
        return added(this.duplicateRules, rule);
    }

    /** Ends everything that is staged. */
    clear(): void {
        for (const staged of [this.actions, this.locks, this.duplicateRules]) staged.clear();
    }

    /** Called before each statement. */
    meet(operation: StatementKind, object: ObjectType): void {
        if (this.isActing) return;
        const due = [...this.actions].filter(
            ({ what }) => fits(what.operation, operation) && lower(what.object) === object.key,
        );
        this.isActing = true;
        try {
            for (const staged of due) if (isDue(staged)) staged.what.act();
        } finally {
            this.isActing = false;
        }
    }

    /** The locks that make a statement fail; counts an attempt for each. */
    locksFor(operation: StatementKind): StatementLocks {
        const locks = [...this.locks].filter(
            ({ what, left }) => left > 0 && fits(what.operation, operation),
        );
        return new StatementLocks(locks);
    }

    /** Whether a query that locks the rows of an object meets a lock; it counts as an attempt. */
    isLocked(object: ObjectType): boolean {
        const lock = [...this.locks].find(
            ({ what, left }) =>
                left > 0 &&
                (lower(what.on) === object.key || what.on.startsWith(object.prefix)) &&
                fits(what.operation, 'query'),
        );
        if (lock) lock.left--;
        return lock !== undefined;
    }

    /** Refuses a record that a duplicate rule finds. */
    refuseDuplicates(
        object: ObjectType,
        row: Row,
        others: () => readonly Row[],
        allow: boolean,
    ): void {
        for (const { object: on, isAlert = true, matches } of this.duplicateRules) {
            if (lower(on) !== object.key || (allow && isAlert)) continue;
            const found = others().some(
                (other) => other.get('id') !== row.get('id') && (matches?.(row, other) ?? true),
            );
            if (found) throw new RowError('DUPLICATES_DETECTED', 'Use one of these records?');
        }
    }
}

/** The locks that one statement meets. */
export class StatementLocks {
    private readonly locks: readonly Counted<Lock>[];
    private readonly met = new Set<Counted<Lock>>();

    constructor(locks: readonly Counted<Lock>[]) {
        this.locks = locks;
    }

    /** Refuses to write a record that is locked, or whose parent is. */
    refuse(object: ObjectType, row: Row): void {
        for (const lock of this.locks) {
            const { on, code } = lock.what;
            const isMet = lower(on) === object.key || [...row.values()].includes(on);
            if (!isMet) continue;
            if (!this.met.has(lock)) lock.left--;
            this.met.add(lock);
            const id = lower(on) === object.key && row.has('id') ? idOf(row) : on;
            throw code === undefined
                ? new RowError('UNABLE_TO_LOCK_ROW', LOCKED + id)
                : new RowError(code, `refused: ${id}`);
        }
    }
}

const fits = (wanted: StatementKind | undefined, operation: StatementKind): boolean =>
    wanted === undefined || wanted === operation;

function counted<T extends { readonly times?: number; readonly skip?: number }>(
    what: T,
): Counted<T> {
    return { what, left: what.times ?? 1, skip: what.skip ?? 0 };
}

function isDue<T>(staged: Counted<T>): boolean {
    if (staged.skip > 0) staged.skip--;
    else if (staged.left > 0) {
        staged.left--;
        return true;
    }
    return false;
}

function added<T>(set: Set<T>, item: T): EndStaging {
    set.add(item);
    return () => {
        set.delete(item);
    };
}
