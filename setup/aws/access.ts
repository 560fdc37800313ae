import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { isPrivate } from '../run/private-url';
import { Obstacle } from '../run/step';

/** The owner of this machine's AWS credentials. */
export type AwsIdentity = { account: string; arn: string };

/** An access key, in memory only. */
export type AccessKey = { accessKeyId: string; secretAccessKey: string };

type Client = {
    middlewareStack: { use: (plugin: { applyToStack: (stack: Stack) => void }) => void };
};
type Stack = { add: (middleware: Middleware, options: { step: 'build'; name: string }) => void };
type Middleware = (next: Next) => Next;
type Next = (args: never) => Promise<never>;

/**
 * Clients of the AWS services that the set-up uses, in one region, with the credentials that the AWS CLI would use.
 */
export class AwsAccess {
    readonly region: string;
    readonly cloudFormation: CloudFormationClient;
    readonly iam: IAMClient;
    readonly lambda: LambdaClient;
    readonly s3: S3Client;
    readonly secretsManager: SecretsManagerClient;
    private readonly sts: STSClient;
    private identified: AwsIdentity | undefined;

    constructor(region: string) {
        this.region = region;
        const settings = { region, maxAttempts: 4 };
        this.cloudFormation = guarded(new CloudFormationClient(settings));
        this.iam = guarded(new IAMClient(settings));
        this.lambda = guarded(new LambdaClient(settings));
        this.s3 = guarded(new S3Client(settings));
        this.secretsManager = guarded(new SecretsManagerClient(settings));
        this.sts = guarded(new STSClient(settings));
    }

    /** The signed-in identity. */
    async identity(): Promise<AwsIdentity> {
        if (this.identified === undefined) {
            const { Account, Arn } = await this.sts.send(new GetCallerIdentityCommand({}));
            if (Account === undefined || Arn === undefined)
                throw new Error('AWS named no account.');
            this.identified = { account: Account, arn: Arn };
        }
        return this.identified;
    }

    /** A client that signs with Salesforce's access key. */
    lambdaAs(credentials: AccessKey): LambdaClient {
        return guarded(new LambdaClient({ region: this.region, maxAttempts: 1, credentials }));
    }
}

/** Makes a client refuse to send anything unencrypted to another machine. */
function guarded<Guarded extends object>(client: Guarded): Guarded {
    const { middlewareStack } = client as unknown as Client;
    middlewareStack.use({
        applyToStack: (stack) => {
            stack.add(
                (next) => (args) => {
                    const { request } = args as {
                        request?: { protocol: string; hostname: string };
                    };
                    if (request !== undefined && !isPrivate(request)) {
                        throw new Obstacle(
                            `AWS would be called over plain http at ${request.hostname}. Check AWS_ENDPOINT_URL and endpoint_url.`,
                        );
                    }
                    return next(args);
                },
                { step: 'build', name: 'refusePlainHttp' },
            );
        },
    });
    return client;
}
