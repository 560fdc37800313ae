import type { DemoOrg } from '../org/demo-org';
import type { Answer } from './answer';

const CALL = /JSON\.serialize\((\w+\.\w+)\(\)\)/;

/**
 * Runs anonymous Apex of one form: `throw new Answer(JSON.serialize(Class.method()))`, which returns a method's value
 * to a caller outside the org. Runs the package's real method.
 */
export async function executeAnonymous(apex: string, demo: DemoOrg | undefined): Promise<Answer> {
    const [, method] = CALL.exec(apex) ?? [];
    if (method === undefined || demo === undefined) {
        return result({ compiled: false, compileProblem: `Not emulated: ${apex}` });
    }
    const outcome = await demo.call(method, {});
    if (outcome === null) {
        return result({ compiled: false, compileProblem: `Variable does not exist: ${method}` });
    }
    const exceptionMessage = outcome.ok
        ? `Answer: ${JSON.stringify(outcome.value)}`
        : `${outcome.exceptionType}: ${outcome.message}`;
    return result({ exceptionMessage });
}

function result(facts: object): Answer {
    return {
        status: 200,
        body: {
            line: 1,
            column: 1,
            compiled: true,
            success: false,
            compileProblem: null,
            exceptionStackTrace: null,
            exceptionMessage: null,
            ...facts,
        },
    };
}
