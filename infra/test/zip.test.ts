import { crc32 } from '../lib/crc32';
import { zip } from '../lib/zip';
import { unzip } from './unzip';

describe('a zip file', () => {
    it('holds each file, readable for everybody', () => {
        const file = zip([
            { name: 'index.mjs', content: Buffer.from('export {};\n'.repeat(1000)) },
            { name: 'empty.txt', content: Buffer.alloc(0) },
        ]);

        expect(unzip(file)).toEqual({
            'index.mjs': {
                content: 'export {};\n'.repeat(1000),
                mode: 0o100644,
                crc32: crc32(Buffer.from('export {};\n'.repeat(1000))),
            },
            'empty.txt': { content: '', mode: 0o100644, crc32: 0 },
        });
    });

    it('is the same for the same files', () => {
        const entries = [{ name: 'index.mjs', content: Buffer.from('export {};') }];

        expect(zip(entries).equals(zip(entries))).toBe(true);
    });
});

describe('the check sum', () => {
    // The check value that the catalogue of CRC algorithms gives for CRC-32/ISO-HDLC.
    it('is the published one', () => {
        expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
    });
});
