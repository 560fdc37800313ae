/** The floor: the cost of starting Node and the runtime client. */
export const handler = () => Promise.resolve({ ok: true });
