import pixelmatch from 'pixelmatch';
import type { Picture } from './png';

/** The smallest difference in colour that counts, from 0 to 1; more than a palette changes it. */
const THRESHOLD = 0.05;

/** How many pixels may differ, not counting smoothed edges; a changed letter has more. */
const TOLERATED_PIXELS = 8;

/** How a picture differs from the stored one; `marked` shows where, if both have the same size. */
export type Difference = { reason: string; marked: Picture | null };

/** Compares two pictures. Null when there is no visible difference. */
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
