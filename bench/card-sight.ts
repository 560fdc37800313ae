/** What a page saw of its card, in milliseconds since its navigation. */
export type CardSight = {
    /** When the customer's name was on the card first; null when it never was. */
    shownAt: number | null;
    /** When the card last changed. */
    settledAt: number;
    /** Changes of the card, each in its own turn, from the name's first sight on. */
    rerenders: number;
    /** Calls of Apex: when each was answered. */
    calls: { name: string; endedAt: number }[];
};

/** When the name was first on the card. Throws when it never was. */
export function shownAt({ shownAt: at }: CardSight): number {
    if (at === null) throw new Error('The customer was never shown.');
    return at;
}

/** When what the live read answered was on the card: it can't be there before the answer, nor before the name. */
export function liveAt(sight: CardSight): number {
    const answers = sight.calls.filter(({ name }) => name.endsWith('.account'));
    const answeredAt = Math.max(0, ...answers.map(({ endedAt }) => endedAt));
    const changedAt = sight.settledAt >= answeredAt ? sight.settledAt : answeredAt;
    return Math.max(changedAt, shownAt(sight));
}
