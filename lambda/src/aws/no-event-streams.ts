/**
 * Replaces the SDK's event streams in the bundle. Secrets Manager has none, and their modules would only make the
 * bundle larger and the start slower.
 */
throw new Error('No operation of Secrets Manager has an event stream.');

export {};
