/** A function whose process ends before it answers. */
export function handler() {
    process.exit(1);
}
