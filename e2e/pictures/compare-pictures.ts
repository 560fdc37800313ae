import pixelmatch from 'pixelmatch';
import type { Picture } from './png';

/** How different a colour must be to count, from 0 to 1: more than a palette changes it. */
const THRESHOLD = 0.05;

/** How many pixels may differ, beside those at smoothed edges: a changed letter has more. */
const TOLERATED_PIXELS = 8;

/** How a picture differs from the one that is kept; `marked` shows where, if both are of one size. */
export type Difference = { reason: string; marked: Picture | null };

/** What is different in a picture; null when nobody would see it. */
export function comparePictures(kept: Picture, taken: Picture): Difference | null {
    const { width, height } = kept;
    if (taken.width !== width || taken.height !== height) {
        const sizes = [kept, taken].map((each) => `${each.width} × ${each.height}`);
        return { reason: `${sizes.join(' has become ')} pixels`, marked: null };
    }
    const pixels = new Uint8Array(kept.pixels.length);
    const options = { threshold: THRESHOLD };
    const count = pixelmatch(kept.pixels, taken.pixels, pixels, width, height, options);
    if (count <= TOLERATED_PIXELS) return null;
    return { reason: `${count} pixels differ`, marked: { width, height, pixels } };
}
