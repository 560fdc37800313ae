import * as v from 'valibot';
import type { AccessKey } from '../aws/access';
import { type OrgAccess, SalesforceError } from './access';

const PATH = '/named-credentials/credential';

const PRINCIPAL = {
    externalCredential: 'Fusebill_Latch',
    principalName: 'Lambda',
    principalType: 'NamedPrincipal',
};

const credentialSchema = v.looseObject({
    credentials: v.nullish(v.record(v.string(), v.looseObject({ value: v.optional(v.string()) }))),
});

/** The id of the access key in the External Credential; null if there is none, or it isn't deployed. */
export async function storedKeyId(org: OrgAccess): Promise<string | null> {
    const credentials = await readCredentials(org);
    return credentials?.['awsAccessKeyId']?.value ?? null;
}

/** Stores a key in the External Credential, replacing any other. */
export async function storeKey(
    org: OrgAccess,
    { accessKeyId, secretAccessKey }: AccessKey,
): Promise<void> {
    const isThere = Object.keys((await readCredentials(org)) ?? {}).length > 0;
    await org.data(PATH, {
        method: isThere ? 'PUT' : 'POST',
        json: {
            ...PRINCIPAL,
            authenticationProtocol: 'AwsSv4',
            credentials: {
                awsAccessKeyId: { value: accessKeyId, encrypted: false },
                awsSecretAccessKey: { value: secretAccessKey, encrypted: true },
            },
        },
    });
}

/** Deletes the key from the External Credential. */
export async function forgetKey(org: OrgAccess): Promise<void> {
    await org.data(`${PATH}?${new URLSearchParams(PRINCIPAL).toString()}`, { method: 'DELETE' });
}

async function readCredentials(org: OrgAccess) {
    try {
        const answer = await org.data(`${PATH}?${new URLSearchParams(PRINCIPAL).toString()}`);
        return v.parse(credentialSchema, answer).credentials;
    } catch (error) {
        if (error instanceof SalesforceError && error.status === 404) return null;
        throw error;
    }
}
