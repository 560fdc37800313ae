import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { fetchLatch } from './fetch-latch.mjs';

const logger = new Logger({ serviceName: 'latch' });
const metrics = new Metrics({ namespace: 'Latch', serviceName: 'latch' });
const tracer = new Tracer({ serviceName: 'latch' });

/** AWS's own toolkit, as its documentation shows it, and `fetch`. */
export async function handler(event, context) {
    logger.addContext(context);
    tracer.putAnnotation('action', 'latch');
    const key = await getSecret(process.env.FUSEBILL_KEY_SECRET_ID, { maxAge: 300 });
    const reply = await fetchLatch(event, key);
    metrics.addMetric('Latched', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
    logger.info('latched', { fusebillId: event.fusebillId });
    return reply;
}
