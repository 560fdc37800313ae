/** A function whose process exits before it answers. */
export function handler() {
    process.exit(1);
}
