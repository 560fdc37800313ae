/** Leaving the calls that an error ended. */
import { ApexError, ApexThrow } from '../errors';
import type { Frame } from '../interpret/frame';
import type { Interpreter } from '../interpreter';

/**
 * Leaves the calls that an error ended, down to a depth, and tells the error the line where it happened. Whoever catches
 * the error does this: a `try` in each call would slow all of them.
 */
export function unwind({ frames }: Interpreter, error: unknown, depth: number): void {
    for (let i = frames.length - 1; i >= depth; i--) {
        const frame = frames[i];
        if (frame) locate(error, frame);
    }
    frames.length = depth;
}

/** Adds the line to an error that has none. */
export function locate(error: unknown, { cls, line }: Frame): void {
    if (!(error instanceof ApexError) || error.apexLine !== null || line === 0) return;
    error.apexLine = `${cls.file}:${line}`;
    if (error instanceof ApexThrow) error.instance.fields.set('line', line);
}
