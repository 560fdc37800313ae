/** A bucket, as far as a set-up looks at one. */
export type Bucket = {
    objects: Map<string, Buffer>;
    /** Whether everything public is blocked. */
    isPrivate: boolean;
    /** How objects are encrypted where the bucket says so. */
    encryption?: string;
};

/** The buckets of all accounts: their names are shared by the whole world. */
export class BucketStore {
    private readonly buckets = new Map<string, Bucket>();
    private readonly foreign = new Set<string>();

    /** The bucket of this account; undefined when there is none of that name. */
    get(name: string): Bucket | undefined {
        return this.buckets.get(name);
    }

    /** Whether another account has a bucket of this name. */
    isForeign(name: string): boolean {
        return this.foreign.has(name);
    }

    /** Lets another account have it. */
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
