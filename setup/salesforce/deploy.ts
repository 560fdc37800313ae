import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { Obstacle, type Report } from '../run/step';
import type { OrgAccess } from './access';

const failureSchema = v.looseObject({
    componentType: v.nullish(v.string(), ''),
    fullName: v.string(),
    problem: v.nullish(v.string(), ''),
});

const resultSchema = v.looseObject({
    status: v.string(),
    done: v.boolean(),
    success: v.boolean(),
    numberComponentsDeployed: v.optional(v.number(), 0),
    numberComponentsTotal: v.optional(v.number(), 0),
    numberTestsCompleted: v.optional(v.number(), 0),
    numberTestsTotal: v.optional(v.number(), 0),
    errorMessage: v.nullish(v.string()),
    details: v.optional(
        v.looseObject({
            componentFailures: v.optional(v.array(failureSchema), []),
            runTestResult: v.nullish(
                v.looseObject({
                    failures: v.optional(
                        v.array(
                            v.looseObject({
                                name: v.string(),
                                methodName: v.nullish(v.string(), ''),
                                message: v.string(),
                            }),
                        ),
                        [],
                    ),
                }),
            ),
        }),
    ),
});

type Result = v.InferOutput<typeof resultSchema>;

/** What is deployed, and how. */
export type Deployment = {
    /** A zip in metadata format. */
    zip: Uint8Array;
    /** Validates without deploying. */
    checkOnly: boolean;
    /** The package's test classes; if empty, no tests run. */
    tests: readonly string[];
    pollMs: number;
};

/** Deploys, all or nothing. Throws an Obstacle that lists each component and test that failed. */
export async function deploy(
    org: OrgAccess,
    { zip, checkOnly, tests, pollMs }: Deployment,
    report: Report,
): Promise<void> {
    const deployOptions = {
        checkOnly,
        rollbackOnError: true,
        singlePackage: true,
        ...(tests.length > 0
            ? { testLevel: 'RunSpecifiedTests', runTests: tests }
            : { testLevel: 'NoTestRun' }),
    };
    const started = await org.data('/metadata/deployRequest', {
        method: 'POST',
        content: multipart(JSON.stringify({ deployOptions }), zip),
    });
    const { id } = v.parse(v.looseObject({ id: v.string() }), started);
    for (;;) {
        const answer = await org.data(`/metadata/deployRequest/${id}?includeDetails=true`);
        const result = v.parse(v.looseObject({ deployResult: resultSchema }), answer).deployResult;
        report(progressOf(result, checkOnly));
        if (result.done) return requireSuccess(result);
        await sleep(pollMs);
    }
}

/** The two parts as documented. `FormData` would add a file name to the options. */
function multipart(options: string, zip: Uint8Array) {
    const boundary = `setup-${randomUUID()}`;
    const bytes = Buffer.concat([
        Buffer.from(
            `--${boundary}\r\nContent-Disposition: form-data; name="json"\r\nContent-Type: application/json\r\n\r\n${options}\r\n` +
                `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="package.zip"\r\nContent-Type: application/zip\r\n\r\n`,
        ),
        zip,
        Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    return { type: `multipart/form-data; boundary=${boundary}`, bytes };
}

function progressOf(result: Result, checkOnly: boolean): string {
    const { numberComponentsDeployed, numberComponentsTotal } = result;
    const { numberTestsCompleted, numberTestsTotal } = result;
    const verb = checkOnly ? 'checking' : 'deploying';
    return `${verb}: ${numberComponentsDeployed} of ${numberComponentsTotal} components, ${numberTestsCompleted} of ${numberTestsTotal} tests`;
}

function requireSuccess({ success, status, errorMessage, details }: Result): void {
    if (success) return;
    const faults = [
        ...(details?.componentFailures ?? []).map(
            ({ componentType, fullName, problem }) => `${componentType} ${fullName}: ${problem}`,
        ),
        ...(details?.runTestResult?.failures ?? []).map(
            ({ name, methodName, message }) => `test ${name}.${methodName}: ${message}`,
        ),
    ].map((fault) => `\n  ${fault.trim()}`);
    const reason = faults.length > 0 ? faults.join('') : ` ${errorMessage ?? status}`;
    throw new Obstacle(`Salesforce refused the deployment; nothing was changed:${reason}`);
}
