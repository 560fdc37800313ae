/** Values that the command must never print. They are added as they become known. */
export class Secrets {
    private readonly values = new Set<string>();

    /** Adds a value to hide, and returns it. */
    add(value: string): string {
        if (value.length >= 8) this.values.add(value);
        return value;
    }

    /** Hides every known secret in the text, even URL-encoded. */
    hide(text: string): string {
        let hidden = text;
        for (const value of this.values) {
            hidden = hidden.replaceAll(value, '•••').replaceAll(encodeURIComponent(value), '•••');
        }
        return hidden;
    }
}
