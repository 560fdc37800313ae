import { deflateRawSync } from 'node:zlib';
import { crc32 } from './crc32';

export type ZipEntry = { name: string; content: Buffer };

/** 1 January 1980, the first day that a zip file knows: the same files always give the same bytes. */
const DATE = 0x21;
const READABLE_FILE = 0o100644;
const MADE_BY_UNIX = (3 << 8) | 20;
const VERSION_NEEDED = 20;
const DEFLATED = 8;

/**
 * A zip file of these entries, readable for everybody as Lambda needs it.
 * Source: PKWARE's APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function zip(entries: ZipEntry[]): Buffer {
    const files: Buffer[] = [];
    const directory: Buffer[] = [];
    let offset = 0;
    for (const { name, content } of entries) {
        const packed = deflateRawSync(content);
        const facts = Buffer.concat([
            shorts(VERSION_NEEDED, 0, DEFLATED, 0, DATE),
            longs(crc32(content), packed.length, content.length),
            shorts(Buffer.byteLength(name), 0),
        ]);
        const file = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), packed]);
        files.push(file);
        directory.push(
            Buffer.from('PK\x01\x02'),
            shorts(MADE_BY_UNIX),
            facts,
            shorts(0, 0, 0),
            longs(READABLE_FILE * 0x10000, offset),
            Buffer.from(name),
        );
        offset += file.length;
    }
    return Buffer.concat([...files, ...directory, end(entries.length, size(directory), offset)]);
}

function end(count: number, directorySize: number, directoryOffset: number): Buffer {
    return Buffer.concat([
        Buffer.from('PK\x05\x06'),
        shorts(0, 0, count, count),
        longs(directorySize, directoryOffset),
        shorts(0),
    ]);
}

function size(parts: Buffer[]): number {
    return parts.reduce((sum, part) => sum + part.length, 0);
}

function shorts(...values: number[]): Buffer {
    const buffer = Buffer.alloc(values.length * 2);
    values.forEach((value, index) => buffer.writeUInt16LE(value, index * 2));
    return buffer;
}

function longs(...values: number[]): Buffer {
    const buffer = Buffer.alloc(values.length * 4);
    values.forEach((value, index) => buffer.writeUInt32LE(value, index * 4));
    return buffer;
}
