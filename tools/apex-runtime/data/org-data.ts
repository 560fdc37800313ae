/** The parts of the database that work together. */
import type { Schema } from '../schema';
import type { Access } from './access/access';
import type { Sharing } from './access/sharing';
import type { AddedRules } from './added-rules';
import type { Host } from './host';
import type { Formulas } from './rows/formula-fields';
import type { Records } from './rows/records';
import type { OrgShape } from './shape';
import type { Stage } from './stage';

/** The rows of an org and the rules on them. */
export interface OrgData {
    readonly host: Host;
    readonly schema: Schema;
    readonly shape: OrgShape;
    readonly records: Records;
    readonly access: Access;
    readonly sharing: Sharing;
    readonly formulas: Formulas;
    readonly stage: Stage;
    readonly addedRules: AddedRules;
}
