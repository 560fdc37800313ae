import { comparePictures } from './compare-pictures';
import type { PictureFolder } from './picture-folder';
import type { NamedPicture } from './take-pictures';

/** A picture that is not as it is kept, and why. */
export type Finding = { name: string; fault: string };

/** Compares the pictures taken now with those that are kept. */
export class PictureJudge {
    private readonly kept: PictureFolder;
    private readonly different: PictureFolder;
    private readonly seen = new Set<string>();

    /** @param different gets the pictures that look different */
    constructor(kept: PictureFolder, different: PictureFolder) {
        this.kept = kept;
        this.different = different;
    }

    /** Keeps a picture that is new or looks different. One that looks the same leaves its file as it is. */
    keep(taken: NamedPicture): Finding | null {
        const { finding } = this.judge(taken);
        if (finding !== null) this.kept.write(taken.name, taken.picture);
        return finding;
    }

    /** Writes a picture that looks different to `different`, with another that marks where. */
    compare(taken: NamedPicture): Finding | null {
        const { finding, marked } = this.judge(taken);
        if (finding === null) return null;
        this.different.write(taken.name, taken.picture);
        if (marked !== null) this.different.write(`${taken.name}-marked`, marked);
        return finding;
    }

    /** The kept pictures that were not taken now. */
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
