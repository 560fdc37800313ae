import { secretReader } from './aws/secret-reader';
import { readConfig } from './config';
import { systemClock as clock } from './fusebill/clock';
import { Connections } from './fusebill/connections';
import type { Environment } from './fusebill/environment';
import { KeyStore } from './fusebill/key-store';
import { RateGate } from './fusebill/rate-gate';

const { fusebillBaseUrl: baseUrl, fusebillKeySecretId, attemptMs } = readConfig(process.env);
const connections = new Connections();
const keys = new KeyStore(secretReader(fusebillKeySecretId, connections));

/** What this execution environment keeps from event to event. */
export const environment: Environment = {
    baseUrl,
    attemptMs,
    keys,
    gate: new RateGate(),
    connections,
    clock,
    memory: {},
};

/** Settles when the key was read for the first time. If that fails, the first event reads again and reports it. */
export const firstRead: Promise<unknown> = keys.current().catch(() => undefined);

// The request for the secret goes out here. While its answer is on its way, a connection to Fusebill is opened, and the rest of
// the function is evaluated: modules that are imported after this one wait for it.
await new Promise(setImmediate);
connections.open(baseUrl);
