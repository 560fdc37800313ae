/** Why a record could not be written. */

/** The error of one record of a DML statement, with the platform's status code. */
export class RowError extends Error {
    readonly code: string;
    readonly fields: readonly string[];

    constructor(code: string, message: string, fields: readonly string[] = []) {
        super(message);
        this.name = 'RowError';
        this.code = code;
        this.fields = fields;
    }
}
