import { createHash, createHmac } from 'node:crypto';

type Data = string | ArrayBuffer | ArrayBufferView;
type Hash = ReturnType<typeof createHash> | ReturnType<typeof createHmac>;

/** SHA-256, with a key an HMAC of it, in the form that AWS's signer takes. */
export class Sha256 {
    private readonly key: Buffer | undefined;
    private hash: Hash;

    constructor(key?: Data) {
        this.key = key === undefined ? undefined : bytesOf(key);
        this.hash = this.start();
    }

    update(data: Data): void {
        this.hash.update(bytesOf(data));
    }

    digest(): Promise<Uint8Array> {
        return Promise.resolve(this.hash.digest());
    }

    reset(): void {
        this.hash = this.start();
    }

    private start(): Hash {
        return this.key === undefined ? createHash('sha256') : createHmac('sha256', this.key);
    }
}

function bytesOf(data: Data): Buffer {
    if (typeof data === 'string') return Buffer.from(data);
    return ArrayBuffer.isView(data)
        ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
        : Buffer.from(data);
}
