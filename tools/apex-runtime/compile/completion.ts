/** How a statement ended when the next one doesn't follow; the frame has the result of a `return`. */
export type Completion = 'break' | 'continue' | 'return' | null;
