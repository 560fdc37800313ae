import { LatchError } from '../latch-error';

/** A Fusebill key as its screen shows it, and which reading it is from: a changed key has another version. */
export type Key = { value: string; version: number };

/** Reads the secret's string; undefined when the secret has none. */
export type ReadSecret = () => Promise<string | undefined>;

/** What a header can carry; else the request could not even be made. */
const SENDABLE = /^[\x20-\x7e]+$/;

/** Keeps the Fusebill key of one environment, and reads it again when Fusebill refuses it. */
export class KeyStore {
    private readonly readSecret: ReadSecret;
    private key: Key | undefined;
    private reading: Promise<Key> | undefined;

    constructor(readSecret: ReadSecret) {
        this.readSecret = readSecret;
    }

    /** The key as it was read last, else read now. Throws `KEY_MISSING` when the secret can't be read or is empty. */
    async current(deadline = Infinity): Promise<Key> {
        return this.key ?? this.read(deadline);
    }

    /** The key as it is in the secret now, for one that was refused; the version differs when the key changed. */
    async renew(refused: Key, deadline = Infinity): Promise<Key> {
        const isOlder = this.key !== undefined && this.key.version > refused.version;
        return isOlder ? this.current(deadline) : this.read(deadline);
    }

    /** Reads of several callers at once are one; each waits no longer than its own deadline (milliseconds since 1970). */
    private read(deadline: number): Promise<Key> {
        this.reading ??= this.load().finally(() => {
            this.reading = undefined;
        });
        return withinTime(this.reading, deadline);
    }

    private async load(): Promise<Key> {
        const value = (await this.secretString())?.trim();
        if (!value) {
            throw new LatchError(
                'KEY_MISSING',
                'The secret that should hold the Fusebill key is empty.',
            );
        }
        if (!SENDABLE.test(value)) {
            throw new LatchError(
                'KEY_MISSING',
                'The secret that should hold the Fusebill key holds lines or signs that no key has.',
            );
        }
        const { key } = this;
        this.key = key?.value === value ? key : { value, version: (key?.version ?? 0) + 1 };
        return this.key;
    }

    private async secretString(): Promise<string | undefined> {
        try {
            return await this.readSecret();
        } catch (cause) {
            const name = cause instanceof Error ? cause.name : 'an unknown fault';
            throw new LatchError(
                'KEY_MISSING',
                `The secret that should hold the Fusebill key can't be read: ${name}.`,
                {},
                { cause },
            );
        }
    }
}

async function withinTime(reading: Promise<Key>, deadline: number): Promise<Key> {
    if (deadline === Infinity) return reading;
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<never>((_, reject) => {
        timer = setTimeout(
            () => {
                const message =
                    'The secret that should hold the Fusebill key was not read in time.';
                reject(new LatchError('KEY_MISSING', message));
            },
            Math.max(0, deadline - Date.now()),
        );
    });
    return Promise.race([reading, timeUp]).finally(() => clearTimeout(timer));
}
