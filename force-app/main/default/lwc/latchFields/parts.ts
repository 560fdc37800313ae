/** The parts of the list that an admin can choose in Lightning App Builder, in their order on the card. */
export const PARTS = [
    'contact',
    'reference',
    'id',
    'currency',
    'parent',
    'sync',
    'details',
] as const;

export type Part = (typeof PARTS)[number];

/** The parts in a list such as `contact, id`; all if it names none. */
export function partsIn(list: string | undefined): Record<Part, boolean> {
    const names = (list ?? '').split(',').map((name) => name.trim().toLowerCase());
    const isAll = !PARTS.some((part) => names.includes(part));
    return Object.fromEntries(PARTS.map((part) => [part, isAll || names.includes(part)])) as Record<
        Part,
        boolean
    >;
}
