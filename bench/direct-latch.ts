import { Agent, request } from 'node:http';
import { LATCH, type Emulators } from './emulators';

/**
 * How many milliseconds the same latch takes when sent to Fusebill directly. Without an agent, opens a new
 * connection.
 */
export function latchDirectly({ fusebill }: Emulators, agent?: Agent): Promise<number> {
    const { fusebillId, salesforceId } = LATCH;
    const body = JSON.stringify({ fusebillId, salesforceId, forceLatch: false });
    return new Promise((resolve, reject) => {
        const startedAt = performance.now();
        const outgoing = request(`${fusebill.url}/Salesforce/Latch`, {
            method: 'POST',
            agent: agent ?? false,
            headers: {
                Authorization: `Basic ${fusebill.key}`,
                'Content-Type': 'application/json',
                'Content-Length': Buffer.byteLength(body),
            },
        });
        outgoing.on('error', reject);
        outgoing.on('response', (response) => {
            response.resume().once('end', () => {
                if (response.statusCode === 200) resolve(performance.now() - startedAt);
                else reject(new Error(`Fusebill answered ${response.statusCode ?? 0}.`));
            });
        });
        outgoing.end(body);
    });
}
