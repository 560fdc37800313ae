/** The floor: what starting Node and the runtime client costs. */
export const handler = () => Promise.resolve({ ok: true });
