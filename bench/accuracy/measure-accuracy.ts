import type { Grade } from '../../contract/reply';
import type { LabelledHalf } from './labelled-pairs';
import type { Matcher, Proposal } from './matchers';

/** How often the first proposal of a grade is right. */
export type Calibration = { grade: Grade; first: number; right: number };

export type Accuracy = {
    matcher: string;
    /** Of the Accounts with a customer, the share whose customer is proposed first. */
    precisionAt1: number;
    /** Of those, the share whose customer is among the first three. */
    recallAt3: number;
    /**
     * Of all first proposals, including those for Accounts without a customer; empty if the matcher has no grades.
     */
    calibration: Calibration[];
    mostRequests: number;
};

const GRADES: readonly Grade[] = ['strong', 'likely', 'weak'];

/** How well the matcher finds the customers of one half. */
export async function measureAccuracy(
    { pairs, customers }: LabelledHalf,
    matcher: Matcher,
): Promise<Accuracy> {
    const results: { proposals: Proposal[]; customerId: number | null; requests: number }[] = [];
    for (const pair of pairs) {
        results.push({ ...(await matcher.propose(pair, customers)), customerId: pair.customerId });
    }
    const billed = results.filter(({ customerId }) => customerId !== null);
    const share = (depth: number): number =>
        billed.filter(({ proposals, customerId }) =>
            proposals.slice(0, depth).some((proposal) => proposal.customerId === customerId),
        ).length / billed.length;
    return {
        matcher: matcher.name,
        precisionAt1: share(1),
        recallAt3: share(3),
        calibration: GRADES.map((grade) => {
            const firsts = results.filter(({ proposals }) => proposals[0]?.grade === grade);
            const right = firsts.filter(
                ({ proposals, customerId }) => proposals[0]?.customerId === customerId,
            );
            return { grade, first: firsts.length, right: right.length };
        }).filter(({ first }) => first > 0),
        mostRequests: Math.max(...results.map(({ requests }) => requests)),
    };
}
