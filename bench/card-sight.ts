/** What was visible of the card and when, in milliseconds since navigation. */
export type CardSight = {
    /** When the customer's name first appeared on the card; null if it never did. */
    shownAt: number | null;
    /** When the card last changed. */
    settledAt: number;
    /** How often the card changed after the name first appeared. */
    rerenders: number;
    /** When each Apex call was answered. */
    calls: { name: string; endedAt: number }[];
};

/** When the name first appeared on the card. Throws if it never did. */
export function shownAt({ shownAt: at }: CardSight): number {
    if (at === null) throw new Error('The customer was never shown.');
    return at;
}

/**
 * When the live customer appeared on the card: not before the live read was answered, nor before the name appeared.
 */
export function liveAt(sight: CardSight): number {
    const answers = sight.calls.filter(({ name }) => name.endsWith('.account'));
    const answeredAt = Math.max(0, ...answers.map(({ endedAt }) => endedAt));
    const changedAt = sight.settledAt >= answeredAt ? sight.settledAt : answeredAt;
    return Math.max(changedAt, shownAt(sight));
}
