import { LatchError } from './latch-error';

/** A Fusebill key as its screen shows it, and which reading it is from: a changed key has another version. */
export type Key = { value: string; version: number };

/** Reads the secret's string; undefined when the secret has none. */
export type ReadSecret = () => Promise<string | undefined>;

/** Keeps the Fusebill key of one environment, and reads it again when Fusebill refuses it. */
export class KeyStore {
    private readonly readSecret: ReadSecret;
    private key: Key | undefined;
    private reading: Promise<Key> | undefined;

    constructor(readSecret: ReadSecret) {
        this.readSecret = readSecret;
    }

    /** The key as it was read last, else read now. Throws `KEY_MISSING` when the secret can't be read or is empty. */
    async current(): Promise<Key> {
        return this.key ?? this.read();
    }

    /** The key as it is in the secret now, for one that was refused; the version differs when the key changed. */
    async renew(refused: Key): Promise<Key> {
        const isOlder = this.key !== undefined && this.key.version > refused.version;
        return isOlder ? this.current() : this.read();
    }

    /** Reads of several callers at once are one. */
    private read(): Promise<Key> {
        this.reading ??= this.load().finally(() => {
            this.reading = undefined;
        });
        return this.reading;
    }

    private async load(): Promise<Key> {
        const value = (await this.secretString())?.trim();
        if (!value) {
            throw new LatchError(
                'KEY_MISSING',
                'The secret that should hold the Fusebill key is empty.',
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
