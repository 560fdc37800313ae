import { type Answer, awsError, json } from '../protocol/answer';
import type { SecretStore, SecretVersion } from './secret-store';

type Call = {
    SecretId?: unknown;
    SecretString?: unknown;
    VersionId?: unknown;
    VersionStage?: unknown;
    VersionStages?: unknown;
    ClientRequestToken?: unknown;
};

type Named = { name: string; arn: string };

/** Answers a Secrets Manager call of the JSON 1.1 protocol. */
export function answerSecretsManager(action: string, body: string, store: SecretStore): Answer {
    const call = readCall(body);
    const id = text(call?.SecretId);
    if (call === null || id === undefined) {
        return awsError(400, 'InvalidParameterException', 'You must provide a value for SecretId.');
    }
    const secret = store.find(id);
    if (secret === undefined) {
        return notFound("Secrets Manager can't find the specified secret.");
    }
    const names = { ARN: secret.arn, Name: secret.name };
    if (action === 'RestoreSecret') {
        store.restore(id);
        return json(200, names);
    }
    if (action === 'DescribeSecret') return describeSecret(id, secret, store);
    if (secret.isDeleted) {
        return awsError(
            400,
            'InvalidRequestException',
            "You can't perform this operation on the secret because it was marked for deletion.",
        );
    }
    switch (action) {
        case 'GetSecretValue':
            return getSecretValue(secret, call, store);
        case 'PutSecretValue':
            return putSecretValue(secret, call, store);
        case 'DeleteSecret':
            store.scheduleDeletion(id);
            return json(200, { ...names, DeletionDate: Date.now() / 1000 });
        default:
            return awsError(
                400,
                'UnknownOperationException',
                `The operation ${action} is not emulated.`,
            );
    }
}

function describeSecret(
    id: string,
    { arn, name, isDeleted }: { arn: string; name: string; isDeleted: boolean },
    store: SecretStore,
): Answer {
    const stages = store.versions(id).map((version) => [version.id, version.stages] as const);
    return json(200, {
        ARN: arn,
        Name: name,
        ...(stages.length > 0 && { VersionIdsToStages: Object.fromEntries(stages) }),
        ...(isDeleted && { DeletedDate: Date.now() / 1000 }),
    });
}

function getSecretValue(secret: Named, call: Call, store: SecretStore): Answer {
    const stage = text(call.VersionStage);
    const versionId = text(call.VersionId);
    const version = store.version(secret.name, {
        ...(stage !== undefined && { stage }),
        ...(versionId !== undefined && { versionId }),
    });
    if (version === undefined) {
        const wanted =
            versionId === undefined
                ? `staging label: ${stage ?? 'AWSCURRENT'}`
                : `VersionId: ${versionId}`;
        return notFound(`Secrets Manager can't find the specified secret value for ${wanted}`);
    }
    return json(200, {
        ...described(secret, version),
        SecretString: version.value,
        CreatedDate: version.createdAt,
    });
}

function putSecretValue(secret: Named, call: Call, store: SecretStore): Answer {
    const value = text(call.SecretString);
    if (value === undefined || value === '') {
        return awsError(400, 'InvalidParameterException', 'You must provide a SecretString.');
    }
    const versionId = text(call.ClientRequestToken);
    const stages = Array.isArray(call.VersionStages) ? call.VersionStages.map(String) : undefined;
    const version = store.put(secret.name, value, {
        ...(versionId !== undefined && { versionId }),
        ...(stages !== undefined && { stages }),
    });
    return version.value === value
        ? json(200, described(secret, version))
        : awsError(400, 'ResourceExistsException', 'A version with this token has another value.');
}

function described({ name, arn }: Named, version: SecretVersion): object {
    return { ARN: arn, Name: name, VersionId: version.id, VersionStages: version.stages };
}

function notFound(message: string): Answer {
    return awsError(400, 'ResourceNotFoundException', message);
}

function readCall(body: string): Call | null {
    try {
        return JSON.parse(body) as Call | null;
    } catch {
        return null;
    }
}

function text(value: unknown): string | undefined {
    return typeof value === 'string' ? value : undefined;
}
