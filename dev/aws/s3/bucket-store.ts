/** The properties of a bucket that a set-up reads. */
export type Bucket = {
    objects: Map<string, Buffer>;
    /** Whether all public access is blocked. */
    isPrivate: boolean;
    /** The default encryption, if set. */
    encryption?: string;
};

/** The buckets of all accounts, because bucket names are global. */
export class BucketStore {
    private readonly buckets = new Map<string, Bucket>();
    private readonly foreign = new Set<string>();

    /** This account's bucket; undefined if there is none of that name. */
    get(name: string): Bucket | undefined {
        return this.buckets.get(name);
    }

    /** Whether another account has a bucket of this name. */
    isForeign(name: string): boolean {
        return this.foreign.has(name);
    }

    /** Gives it to another account. */
    giveAway(name: string): void {
        this.foreign.add(name);
    }

    create(name: string): void {
        this.buckets.set(name, { objects: new Map(), isPrivate: false });
    }

    delete(name: string): void {
        this.buckets.delete(name);
    }
}
