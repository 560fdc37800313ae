import { inflateRawSync } from 'node:zlib';

export type Unzipped = { content: string; mode: number; crc32: number };

/** What a zip file says it holds, read from the directory at its end as unzip does. */
export function unzip(file: Buffer): Record<string, Unzipped> {
    const end = file.lastIndexOf('PK\x05\x06');
    const entries: Record<string, Unzipped> = {};
    let at = file.readUInt32LE(end + 16);
    for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
        const nameEnd = at + 46 + file.readUInt16LE(at + 28);
        entries[file.toString('utf8', at + 46, nameEnd)] = {
            content: readContent(file, file.readUInt32LE(at + 42), file.readUInt32LE(at + 20)),
            mode: file.readUInt16LE(at + 40),
            crc32: file.readUInt32LE(at + 16),
        };
        at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    }
    return entries;
}

function readContent(file: Buffer, at: number, size: number): string {
    const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
    return inflateRawSync(file.subarray(start, start + size)).toString();
}
