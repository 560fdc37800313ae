/** Values that the command must never print. They are added as they become known. */
export class Secrets {
    private readonly values = new Set<string>();

    /** Remembers a value to hide; answers it. */
    add(value: string): string {
        if (value.length >= 8) this.values.add(value);
        return value;
    }

    /** The text with every known secret hidden, even in a URL. */
    hide(text: string): string {
        let hidden = text;
        for (const value of this.values) {
            hidden = hidden.replaceAll(value, '•••').replaceAll(encodeURIComponent(value), '•••');
        }
        return hidden;
    }
}
