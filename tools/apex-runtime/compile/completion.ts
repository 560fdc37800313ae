/** How a statement ended if the next one doesn't follow. The frame has the result of a `return`. */
export type Completion = 'break' | 'continue' | 'return' | null;
