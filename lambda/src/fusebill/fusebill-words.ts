import * as v from 'valibot';

const LONGEST = 500;

const shapes = v.union([
    v.pipe(
        v.object({ Errors: v.array(v.object({ Value: v.string() })) }),
        v.transform(({ Errors }) => Errors.map(({ Value }) => Value).join(' ')),
    ),
    v.pipe(
        v.object({ Message: v.string() }),
        v.transform(({ Message }) => Message),
    ),
]);

/** What an error body of Fusebill says, in either of its two shapes, at most 500 characters; null when it says nothing. */
export function fusebillWords(body: unknown): string | null {
    const { success, output } = v.safeParse(shapes, body);
    return success && output.trim() !== '' ? output.slice(0, LONGEST) : null;
}
