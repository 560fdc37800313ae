import * as v from 'valibot';
import { type HealthReport, readHealth } from '../run/health-report';
import type { OrgAccess } from './access';

/**
 * Apex has no other way to hand a value to a caller outside without a class of its own for that:
 * an exception's message comes back.
 */
const APEX =
    'class Answer extends Exception {} throw new Answer(JSON.serialize(LatchController.health()));';

const answerSchema = v.looseObject({
    compiled: v.boolean(),
    compileProblem: v.nullish(v.string()),
    exceptionMessage: v.nullish(v.string()),
});

/** What Salesforce says of the whole way to Fusebill, asked by the package's own Apex as this user. */
export async function callHealth(org: OrgAccess): Promise<HealthReport> {
    const answer = v.parse(
        answerSchema,
        await org.data(`/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(APEX)}`),
    );
    const { compiled, compileProblem, exceptionMessage } = answer;
    if (!compiled) throw new Error(`Apex does not compile: ${compileProblem ?? 'no reason given'}`);
    const text = exceptionMessage ?? '';
    const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
    if (json === '') throw new Error(`Apex answered: ${text}`);
    return readHealth(JSON.parse(json));
}
