import { decode, encode, toRGBA8 } from 'upng-js';

/** The most colours in a palette. */
const COLOURS = 256;

/** Pixels row by row, four bytes each: red, green, blue, opacity. */
export type Picture = { width: number; height: number; pixels: Uint8Array };

/** Reads a PNG file of any kind. */
export function readPng(bytes: Buffer): Picture {
    const image = decode(Uint8Array.from(bytes).buffer);
    const [pixels] = toRGBA8(image);
    if (pixels === undefined) throw new Error('The PNG file holds no picture.');
    return { width: image.width, height: image.height, pixels: new Uint8Array(pixels) };
}

/** Writes a PNG file with a palette, less than half the size of one with a colour for each pixel. */
export function writePng({ width, height, pixels }: Picture): Buffer {
    return Buffer.from(encode([Uint8Array.from(pixels).buffer], width, height, COLOURS));
}
