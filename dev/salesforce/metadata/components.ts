/** Files of a deployment, by their paths in the zip, such as `classes/X.cls`. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** The components deployed to the org. */
export class Components {
    private readonly files = new Map<string, string>();
    private readonly names = new Map<string, Set<string>>();

    /** The names of the components of a type, in the order of their deployment. */
    namesOf(type: string): string[] {
        return [...(this.names.get(type) ?? [])];
    }

    has(type: string, name: string): boolean {
        return this.names.get(type)?.has(name) ?? false;
    }

    /** The text of a deployed file; empty if there is none. */
    file(path: string): string {
        return this.files.get(path) ?? '';
    }

    add(members: ReadonlyMap<string, readonly string[]>, files: Files): void {
        for (const [type, names] of members) {
            const known = this.names.get(type) ?? new Set();
            for (const name of names) known.add(name);
            this.names.set(type, known);
        }
        for (const [path, content] of Object.entries(files)) {
            this.files.set(path, Buffer.from(content).toString());
        }
    }

    remove(members: ReadonlyMap<string, readonly string[]>): void {
        for (const [type, names] of members) {
            for (const name of names) this.names.get(type)?.delete(name);
        }
    }
}
