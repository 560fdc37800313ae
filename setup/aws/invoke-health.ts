import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { readHealth, type HealthReport } from '../run/health-report';

/** Checks the connection from the function to Fusebill. */
export async function invokeHealth(
    lambda: LambdaClient,
    functionName: string,
): Promise<HealthReport> {
    const { Payload, FunctionError } = await lambda.send(
        new InvokeCommand({
            FunctionName: functionName,
            Payload: new TextEncoder().encode('{"action":"health"}'),
        }),
    );
    const text = Buffer.from(Payload ?? []).toString();
    if (FunctionError !== undefined) throw new Error(`The function crashed: ${text}`);
    return readHealth(JSON.parse(text));
}
