const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++) {
        remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
    }
    return remainder;
});

/** The check sum that zip files use, as an unsigned number. `node:zlib` has it only since Node 20.15. */
export function crc32(content: Uint8Array): number {
    let remainder = 0xffffffff;
    for (const byte of content) {
        remainder = (remainder >>> 8) ^ (TABLE[(remainder ^ byte) & 0xff] ?? 0);
    }
    return ~remainder >>> 0;
}
