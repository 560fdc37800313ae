/** Blob, EncodingUtil and Crypto. */
import crypto from 'node:crypto';
import { NotSupported } from '../errors';
import { Native, lower } from '../values';
import { integer, stateOf, text } from './kinds';
import { methodTable, pure, pureStatic, type StaticMethods } from './signature';

/** The content of a Blob. */
export class Bytes {
    readonly buffer: Buffer;

    constructor(buffer: Buffer) {
        this.buffer = buffer;
    }

    static ofText(content: string): Bytes {
        return new Bytes(Buffer.from(content, 'utf8'));
    }
}

const bytes = stateOf(Bytes);
const blob = (buffer: Buffer): Native => new Native('Blob', new Bytes(buffer));

export const blobMethods = methodTable(bytes, {
    tostring: pure([], ({ buffer }) => buffer.toString('utf8')),
    size: pure([], ({ buffer }) => buffer.length),
});

export const blobStatics: StaticMethods = {
    valueof: pureStatic([text], (s) => blob(Buffer.from(s, 'utf8'))),
};

const urlEncode = (s: string): string =>
    encodeURIComponent(s)
        .replace(/[!'()~]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase())
        .replace(/%20/g, '+');

export const encodingStatics: StaticMethods = {
    base64encode: pureStatic([bytes], ({ buffer }) => buffer.toString('base64')),
    base64decode: pureStatic([text], (s) => blob(Buffer.from(s, 'base64'))),
    converttohex: pureStatic([bytes], ({ buffer }) => buffer.toString('hex')),
    convertfromhex: pureStatic([text], (s) => blob(Buffer.from(s, 'hex'))),
    urlencode: pureStatic([text, text], urlEncode),
    urldecode: pureStatic([text, text], (s) => decodeURIComponent(s.replace(/\+/g, ' '))),
};

const ALGORITHMS: Partial<Record<string, string>> = {
    md5: 'md5',
    sha1: 'sha1',
    'sha-1': 'sha1',
    sha256: 'sha256',
    'sha-256': 'sha256',
    sha512: 'sha512',
    'sha-512': 'sha512',
};

function algorithm(name: string): string {
    const known = ALGORITHMS[lower(name).replace(/^hmac/, '')];
    if (known === undefined) throw new NotSupported(`the algorithm ${name}`);
    return known;
}

export const cryptoStatics: StaticMethods = {
    generatedigest: pureStatic([text, bytes], (name, { buffer }) =>
        blob(crypto.createHash(algorithm(name)).update(buffer).digest()),
    ),
    generatemac: pureStatic([text, bytes, bytes], (name, { buffer }, key) =>
        blob(crypto.createHmac(algorithm(name), key.buffer).update(buffer).digest()),
    ),
    getrandominteger: pureStatic([], () => crypto.randomBytes(4).readInt32BE()),
    getrandomlong: pureStatic([], () => crypto.randomBytes(8).readBigInt64BE()),
    generateaeskey: pureStatic([integer], (bits) => blob(crypto.randomBytes(bits / 8))),
};

export const uuidStatics: StaticMethods = {
    randomuuid: pureStatic([], () => new Native('UUID', crypto.randomUUID())),
};
