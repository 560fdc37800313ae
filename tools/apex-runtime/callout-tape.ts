import type { Callout, CalloutAnswer } from './platform/callout';

/** Stops Apex at a callout without an answer yet. Apex can't catch it. */
export class Suspended extends Error {
    readonly callout: Callout;

    constructor(callout: Callout) {
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 0; // a stack of hundreds of frames takes time and is never read
        super(`Waits for ${callout.method} ${callout.endpoint}.`);
        Error.stackTraceLimit = stackTraceLimit;
        this.name = 'Suspended';
        this.callout = callout;
    }
}

/** A transaction behaved differently in its second run. */
export class ReplayError extends Error {
    override name = 'ReplayError';
}

type Exchange = { callout: Callout; text: string; answer: CalloutAnswer };

/**
 * The callouts of a transaction and their answers. Apex runs without pauses, but an answer takes time. So the
 * transaction stops at a callout without an answer, is undone, and runs again from the start once the answer arrives.
 */
export class CalloutTape {
    private readonly exchanges: Exchange[] = [];
    private position = 0;

    /** Begins a run of the transaction. */
    rewind(): void {
        this.position = 0;
    }

    /**
     * The answer to the next callout.
     * @throws Suspended if there is none yet
     * @throws ReplayError if this run sends something else than the previous one
     */
    answer(callout: Callout): CalloutAnswer {
        const known = this.exchanges[this.position];
        if (known === undefined) throw new Suspended(callout);
        this.position += 1;
        if (known.text === JSON.stringify(callout)) return known.answer;
        throw new ReplayError(
            `Callout ${this.position} was ${sent(known.callout)}; when the transaction ran again, it was ${sent(callout)}.`,
        );
    }

    /** Stores the answer for the next run. */
    record(callout: Callout, answer: CalloutAnswer): void {
        this.exchanges.push({ callout, text: JSON.stringify(callout), answer });
    }

    /**
     * Ends a run.
     * @throws ReplayError if it sent less than the previous run
     */
    end(): void {
        const missing = this.exchanges[this.position];
        if (missing === undefined) return;
        throw new ReplayError(
            `Callout ${this.position + 1} was ${sent(missing.callout)}; when the transaction ran again, there was none.`,
        );
    }
}

function sent({ method, endpoint, body }: Callout): string {
    return `${method} ${endpoint} ${body}`;
}
