import { notFound, SalesforceFault } from '../answer';
import type { Components } from '../metadata/components';

type Value = { value: string; encrypted: boolean };

/** A principal's credential in the form of Connect REST. */
export type Credential = {
    externalCredential: string;
    principalName: string;
    credentials: Record<string, Value>;
};

/** The credentials that admins entered for principals of External Credentials. */
export class CredentialStore {
    private readonly stored = new Map<string, Record<string, Value>>();

    /** The access key of a principal; null if none is stored. */
    accessKey(
        externalCredential: string,
        principal: string,
    ): { accessKeyId: string; secretAccessKey: string } | null {
        const values = this.stored.get(`${externalCredential}/${principal}`);
        const { awsAccessKeyId, awsSecretAccessKey } = values ?? {};
        return awsAccessKeyId === undefined || awsSecretAccessKey === undefined
            ? null
            : { accessKeyId: awsAccessKeyId.value, secretAccessKey: awsSecretAccessKey.value };
    }

    /** Answers `named-credentials/credential`. */
    answer(
        method: string,
        { externalCredential, principalName, credentials = {} }: Partial<Credential>,
        components: Components,
    ): { status: number; body?: unknown } {
        if (!components.has('ExternalCredential', externalCredential ?? '')) throw notFound();
        const key = `${externalCredential}/${principalName}`;
        const before = this.stored.get(key);
        const shown = (values: Record<string, Value>) => ({
            externalCredential,
            principalName,
            principalType: 'NamedPrincipal',
            authenticationProtocol: 'AwsSv4',
            authenticationStatus: Object.keys(values).length > 0 ? 'Configured' : 'Unconfigured',
            credentials: visible(values),
        });
        switch (method) {
            case 'GET':
                return { status: 200, body: shown(before ?? {}) };
            case 'DELETE':
                this.stored.delete(key);
                return { status: 204 };
            case 'POST':
            case 'PUT':
                refuseWrongMethod(method, before !== undefined);
                this.stored.set(key, credentials);
                return { status: method === 'POST' ? 201 : 200, body: shown(credentials) };
            default:
                throw notFound();
        }
    }
}

function refuseWrongMethod(method: 'POST' | 'PUT', isThere: boolean): void {
    if (method === 'POST' && isThere) {
        const message = 'A credential already exists. Use PUT to update it.';
        throw new SalesforceFault(400, 'INVALID_INPUT', message);
    }
    if (method === 'PUT' && !isThere) throw notFound();
}

/** The credential without encrypted values. */
function visible(values: Record<string, Value>): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(values).map(([name, { value, encrypted }]) => [
            name,
            { encrypted, ...(!encrypted && { value }) },
        ]),
    );
}
