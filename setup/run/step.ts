import type { Setup } from './setup';

/** The result of checking the current state. */
export type Look = {
    /** `inPlace`: nothing to do. `needed`: `detail` says what to do. */
    state: 'inPlace' | 'needed';
    detail: string;
};

/** Shows a line of progress. */
export type Report = (line: string) => void;

/** One part of the installation. It looks at the current state, acts only if needed, then looks again to verify. */
export type Step = {
    /** Its name in JSON, such as `code-bucket`. */
    id: string;
    title: string;
    /** Checks the current state without changing anything. Throws if the step can't continue from it. */
    look: (setup: Setup, report: Report) => Promise<Look>;
    /** Asks for what the action needs: a confirmation or a secret. Throws `Declined` if the person says no. */
    ask?: (setup: Setup, look: Look) => Promise<void>;
    /** Makes the change. A step without `act` only checks. */
    act?: (setup: Setup, report: Report) => Promise<void>;
};

/** The person said no. */
export class Declined extends Error {}

/** A problem that the person must fix before the command can continue; the message says how. */
export class Obstacle extends Error {}

/** Nothing to do. */
export function inPlace(detail: string): Look {
    return { state: 'inPlace', detail };
}

/** Something to do. */
export function needed(detail: string): Look {
    return { state: 'needed', detail };
}
