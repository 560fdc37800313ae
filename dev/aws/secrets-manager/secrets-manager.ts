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

/** The answer of Secrets Manager to one call of its JSON 1.1 protocol. */
export function answerSecretsManager(action: string, body: string, store: SecretStore): Answer {
    const call = readCall(body);
    const id = text(call?.SecretId);
    if (call === null || id === undefined) {
        return awsError(400, 'InvalidParameterException', 'You must provide a value for SecretId.');
    }
    if (action === 'GetSecretValue') return getSecretValue(id, call, store);
    if (action === 'PutSecretValue') return putSecretValue(id, call, store);
    return awsError(400, 'UnknownOperationException', `The operation ${action} is not emulated.`);
}

function getSecretValue(id: string, call: Call, store: SecretStore): Answer {
    const secret = store.find(id);
    if (secret === undefined) {
        return notFound("Secrets Manager can't find the specified secret.");
    }
    const stage = text(call.VersionStage);
    const versionId = text(call.VersionId);
    const version = store.version(id, {
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

function putSecretValue(id: string, call: Call, store: SecretStore): Answer {
    const secret = store.find(id);
    if (secret === undefined) {
        return notFound("Secrets Manager can't find the specified secret.");
    }
    const value = text(call.SecretString);
    if (value === undefined || value === '') {
        return awsError(400, 'InvalidParameterException', 'You must provide a SecretString.');
    }
    const versionId = text(call.ClientRequestToken);
    const stages = Array.isArray(call.VersionStages) ? call.VersionStages.map(String) : undefined;
    const version = store.put(id, value, {
        ...(versionId !== undefined && { versionId }),
        ...(stages !== undefined && { stages }),
    });
    return version.value === value
        ? json(200, described(secret, version))
        : awsError(400, 'ResourceExistsException', 'A version with this token has another value.');
}

function described({ name, arn }: { name: string; arn: string }, version: SecretVersion): object {
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
