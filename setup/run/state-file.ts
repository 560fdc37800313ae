import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { Obstacle } from './step';

const stateSchema = v.object({
    stack: v.optional(v.string()),
    region: v.optional(v.string()),
    org: v.optional(v.string()),
    removalPolicy: v.optional(v.picklist(['retain', 'destroy'])),
    /** The confirmed AWS account and org. */
    account: v.optional(v.string()),
    orgId: v.optional(v.string()),
    /** Which translations the org accepted or refused. */
    translations: v.optional(v.string()),
});

/**
 * Choices and ids that a run remembers for the next one. Never a secret, and never progress, which is read from AWS
 * and Salesforce.
 */
export type State = v.InferOutput<typeof stateSchema>;

/** The path of the file. */
export class StateFile {
    readonly path: string;
    private state: State;
    private readonly writes: boolean;

    /** @param writes false for a run that may change nothing */
    constructor(path: string, { writes }: { writes: boolean }) {
        this.path = path;
        this.writes = writes;
        this.state = existsSync(path) ? read(path) : {};
    }

    get values(): Readonly<State> {
        return this.state;
    }

    /** Stores these atomically: writes a new file, then renames it over the old one. */
    remember(values: State): void {
        this.state = { ...this.state, ...values };
        if (!this.writes) return;
        const beside = `${this.path}.new`;
        writeFileSync(beside, `${JSON.stringify(this.state, null, 4)}\n`, { mode: 0o600 });
        renameSync(beside, this.path);
    }

    /** Deletes the file, after a removal. */
    forget(): void {
        this.state = {};
        if (this.writes) rmSync(this.path, { force: true });
    }
}

function read(path: string): State {
    try {
        return v.parse(stateSchema, JSON.parse(readFileSync(path, 'utf8')));
    } catch {
        throw new Obstacle(
            `${path} can't be read as the state of a set-up. Delete it, or name another with --state.`,
        );
    }
}
