import { AwsClient } from 'aws4fetch';

/** Invokes the function `latch` of the AWS emulator at this URL, signed by the key `AKIDEXAMPLE`. */
export function invokeLatch(awsUrl: string, event: unknown): Promise<Response> {
    const client = new AwsClient({
        accessKeyId: 'AKIDEXAMPLE',
        secretAccessKey: 'invented',
        service: 'lambda',
        region: 'us-east-1',
        retries: 0,
    });
    return client.fetch(`${awsUrl}/2015-03-31/functions/latch/invocations`, {
        method: 'POST',
        body: JSON.stringify(event),
    });
}
