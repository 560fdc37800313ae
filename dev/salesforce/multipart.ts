/** A part of a multipart body. */
export type Part = { head: string; content: Buffer };

/** The parts of a multipart body, with the boundary from its content type. */
export function partsOf(contentType: string, body: Buffer): Part[] {
    const [, boundary = ''] = /boundary="?([^";]+)/.exec(contentType) ?? [];
    const mark = Buffer.from(`--${boundary}`);
    const parts: Part[] = [];
    let at = body.indexOf(mark);
    for (;;) {
        const next = body.indexOf(mark, at + mark.length);
        if (at < 0 || next < 0) return parts;
        const part = body.subarray(at + mark.length + 2, next - 2);
        const gap = part.indexOf('\r\n\r\n');
        parts.push({ head: part.subarray(0, gap).toString(), content: part.subarray(gap + 4) });
        at = next;
    }
}
