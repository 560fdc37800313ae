import { comparePictures } from './compare-pictures';
import type { PictureFolder } from './picture-folder';
import type { NamedPicture } from './take-pictures';

/** A picture that differs from the stored one, and how. */
export type Finding = { name: string; fault: string };

/** Compares new pictures with the stored ones. */
export class PictureJudge {
    private readonly kept: PictureFolder;
    private readonly different: PictureFolder;
    private readonly seen = new Set<string>();

    /** @param different where pictures that look different are written */
    constructor(kept: PictureFolder, different: PictureFolder) {
        this.kept = kept;
        this.different = different;
    }

    /** Stores a picture that is new or looks different. If it looks the same, its file stays as it is. */
    keep(taken: NamedPicture): Finding | null {
        const { finding } = this.judge(taken);
        if (finding !== null) this.kept.write(taken.name, taken.picture);
        return finding;
    }

    /** Writes a picture that looks different to `different`, with a second one that marks the differences. */
    compare(taken: NamedPicture): Finding | null {
        const { finding, marked } = this.judge(taken);
        if (finding === null) return null;
        this.different.write(taken.name, taken.picture);
        if (marked !== null) this.different.write(`${taken.name}-marked`, marked);
        return finding;
    }

    /** The stored pictures of which no new one was taken. */
    leftOver(): Finding[] {
        const left = this.kept.names().filter((name) => !this.seen.has(name));
        return left.map((name) => ({ name, fault: 'belongs to no state' }));
    }

    private judge({ name, picture }: NamedPicture) {
        this.seen.add(name);
        const kept = this.kept.read(name);
        if (kept === null) return { finding: { name, fault: 'is new' }, marked: null };
        const difference = comparePictures(kept, picture);
        if (difference === null) return { finding: null, marked: null };
        return { finding: { name, fault: difference.reason }, marked: difference.marked };
    }
}
