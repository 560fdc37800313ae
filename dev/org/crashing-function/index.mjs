/** A function whose process ends before it has answered. */
export function handler() {
    process.exit(1);
}
