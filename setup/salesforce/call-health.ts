import * as v from 'valibot';
import { type HealthReport, readHealth } from '../run/health-report';
import type { OrgAccess } from './access';

/** Anonymous Apex can't return a value, but the answer includes the message of an exception. */
const APEX =
    'class Answer extends Exception {} throw new Answer(JSON.serialize(LatchController.health()));';

const answerSchema = v.looseObject({
    compiled: v.boolean(),
    compileProblem: v.nullish(v.string()),
    exceptionMessage: v.nullish(v.string()),
});

/** Checks the connection from Salesforce to Fusebill with the package's own Apex, as this user. */
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
