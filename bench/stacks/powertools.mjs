import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { Tracer } from '@aws-lambda-powertools/tracer';

const { FUSEBILL_BASE_URL, FUSEBILL_KEY_SECRET_ID } = process.env;
const logger = new Logger({ serviceName: 'latch' });
const metrics = new Metrics({ namespace: 'Latch', serviceName: 'latch' });
const tracer = new Tracer({ serviceName: 'latch' });

/** AWS's own toolkit, as its documentation shows it, and `fetch`. */
export async function handler({ fusebillId, salesforceId }, context) {
    logger.addContext(context);
    tracer.putAnnotation('action', 'latch');
    const key = await getSecret(FUSEBILL_KEY_SECRET_ID, { maxAge: 300 });
    const response = await fetch(`${FUSEBILL_BASE_URL}/Salesforce/Latch`, {
        method: 'POST',
        headers: { Authorization: `Basic ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ fusebillId, salesforceId, forceLatch: false }),
        signal: AbortSignal.timeout(8000),
    });
    if (!response.ok) throw new Error(`Fusebill answered ${response.status}`);
    metrics.addMetric('Latched', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
    logger.info('latched', { fusebillId });
    return { ok: true, data: await response.json() };
}
