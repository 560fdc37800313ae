import { LatchError } from '../latch-error';
import { systemClock, withinTime, type Clock } from './clock';
import { keyIn } from './key-in';
import { NoAnswer } from './no-answer';

/** A Fusebill key and its version; a changed key has another version. */
export type Key = { value: string; version: number };

/** Reads the secret's string; undefined if it has none. */
export type ReadSecret = () => Promise<string | undefined>;

/** Caches an environment's Fusebill key, and reads it again if Fusebill refuses it. */
export class KeyStore {
    private readonly readSecret: ReadSecret;
    private readonly clock: Clock;
    private key: Key | undefined;
    private reading: Promise<Key> | undefined;
    private acceptedVersion = 0;

    constructor(readSecret: ReadSecret, clock: Clock = systemClock) {
        this.readSecret = readSecret;
        this.clock = clock;
    }

    /** The cached key, or read now. Throws `KEY_MISSING` if the secret can't be read or contains no key. */
    async current(deadline = Infinity): Promise<Key> {
        return this.key ?? this.read(deadline);
    }

    /** Reads the key again after it was refused. The version differs if the key has changed. */
    async renew(refused: Key, deadline = Infinity): Promise<Key> {
        const isOlder = this.key !== undefined && this.key.version > refused.version;
        return isOlder ? this.current(deadline) : this.read(deadline);
    }

    /** Fusebill has accepted this key, so it is well-formed. */
    markAccepted({ version }: Key): void {
        this.acceptedVersion = Math.max(this.acceptedVersion, version);
    }

    isAccepted({ version }: Key): boolean {
        return version === this.acceptedVersion;
    }

    /** Simultaneous callers share one read; each waits until its own deadline. */
    private read(deadline: number): Promise<Key> {
        this.reading ??= this.load().finally(() => {
            this.reading = undefined;
        });
        if (deadline === Infinity) return this.reading;
        return withinTime(this.reading, { clock: this.clock, deadline }, () => {
            throw new LatchError(
                'KEY_MISSING',
                'The secret that should hold the Fusebill key was not read in time.',
            );
        });
    }

    private async load(): Promise<Key> {
        const value = keyIn(await this.secretString());
        const { key } = this;
        this.key = key?.value === value ? key : { value, version: (key?.version ?? 0) + 1 };
        return this.key;
    }

    private async secretString(): Promise<string> {
        try {
            return (await this.readSecret()) ?? '';
        } catch (cause) {
            throw new LatchError(
                'KEY_MISSING',
                `The secret that should hold the Fusebill key can't be read: ${reasonOf(cause)}.`,
                {},
                { cause },
            );
        }
    }
}

/** Why there was no answer, or the name of the SDK's error. */
function reasonOf(cause: unknown): string {
    if (cause instanceof NoAnswer) return cause.reason;
    return cause instanceof Error ? cause.name : 'an unknown fault';
}
