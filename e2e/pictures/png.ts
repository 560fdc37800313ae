import { decode, encode, toRGBA8 } from 'upng-js';

/** Colours that a palette may have. */
const COLOURS = 256;

/** Pixels in rows, four bytes each: red, green, blue, opacity. */
export type Picture = { width: number; height: number; pixels: Uint8Array };

/** The picture in a PNG file of any kind. */
export function readPng(bytes: Buffer): Picture {
    const image = decode(Uint8Array.from(bytes).buffer);
    const [pixels] = toRGBA8(image);
    if (pixels === undefined) throw new Error('The PNG file holds no picture.');
    return { width: image.width, height: image.height, pixels: new Uint8Array(pixels) };
}

/** A PNG file with a palette, less than half as large as one with a colour for each pixel. */
export function writePng({ width, height, pixels }: Picture): Buffer {
    return Buffer.from(encode([Uint8Array.from(pixels).buffer], width, height, COLOURS));
}
