/** What a test stages in an org: other people, locks and rules. */
import type { Database } from './database';

/** The part of a database by which a test does what one transaction can't do by itself. */
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
