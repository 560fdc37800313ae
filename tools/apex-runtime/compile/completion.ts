/** How a statement ended. */
export type Completion = typeof NEXT | typeof BREAK | typeof CONTINUE | typeof RETURN;

/** The next statement follows. The only completion that is falsy. */
export const NEXT = 0;
export const BREAK = 1;
export const CONTINUE = 2;
/** The frame has the result. */
export const RETURN = 3;
