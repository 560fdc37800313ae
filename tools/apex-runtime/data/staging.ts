/** What a test stages in an org: other users, locks and rules. */
import type { Database } from './database';

/** The parts of a database that let a test do what a single transaction can't. */
export type Staging = Pick<
    Database,
    | 'addDuplicateRule'
    | 'addValidationRule'
    | 'clearStage'
    | 'lockRow'
    | 'onBefore'
    | 'put'
    | 'refuseRow'
    | 'remove'
    | 'rows'
>;

/** Stages a situation. */
export type Situation = (org: Staging) => void;
