/** Why a record could not be written. */
import type { StatusCode } from './status-codes';

/** The error of one record of a DML statement, with the platform's status code. */
export class RowError extends Error {
    readonly code: StatusCode;
    readonly fields: readonly string[];

    constructor(code: StatusCode, message: string, fields: readonly string[] = []) {
        super(message);
        this.name = 'RowError';
        this.code = code;
        this.fields = fields;
    }
}
