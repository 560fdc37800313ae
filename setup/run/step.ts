import type { Setup } from './setup';

/** What a look at the current state found. */
export type Look = {
    /** `inPlace`: nothing to do. `needed`: `detail` says what to do. */
    state: 'inPlace' | 'needed';
    detail: string;
};

/** Shows the progress of a step, one line at a time. */
export type Report = (line: string) => void;

/** One thing that is set up. It looks first, acts only where needed, and then looks again: that is how it is verified. */
export type Step = {
    /** In the summary and in JSON, such as `code-bucket`. */
    id: string;
    title: string;
    /** Looks without changing anything. Throws when the step can't go on from there. */
    look: (setup: Setup, report: Report) => Promise<Look>;
    /** Asks for what the action needs: a confirmation, a secret. Throws `Declined` when the person says no. */
    ask?: (setup: Setup, look: Look) => Promise<void>;
    /** Does what is needed. A step without it only checks. */
    act?: (setup: Setup, report: Report) => Promise<void>;
};

/** The person said no. */
export class Declined extends Error {}

/** Something that the person has to change before the command can go on; its message says what. */
export class Obstacle extends Error {}

/** Nothing to do. */
export function inPlace(detail: string): Look {
    return { state: 'inPlace', detail };
}

/** Something to do. */
export function needed(detail: string): Look {
    return { state: 'needed', detail };
}
