import { randomUUID } from 'node:crypto';

export type SecretVersion = { id: string; value: string; stages: string[] };

type Secret = { name: string; arn: string; versions: SecretVersion[] };

/** Secrets with their versions; the newest is AWSCURRENT, the one before it AWSPREVIOUS. */
export class SecretStore {
    private readonly secrets = new Map<string, Secret>();
    private readonly region: string;

    constructor(region: string, initial: Readonly<Record<string, string | null>>) {
        this.region = region;
        for (const [name, value] of Object.entries(initial)) {
            this.create(name);
            if (value !== null) this.put(name, value);
        }
    }

    /** The secret of this name or ARN. */
    find(id: string): { name: string; arn: string } | undefined {
        return this.secrets.get(id) ?? [...this.secrets.values()].find(({ arn }) => arn === id);
    }

    /** The current value; undefined when the secret is unknown or empty. */
    get(id: string): string | undefined {
        return this.version(id, { stage: 'AWSCURRENT' })?.value;
    }

    /** The version with this id or stage. */
    version(id: string, wanted: { stage?: string; versionId?: string }): SecretVersion | undefined {
        const { stage = wanted.versionId === undefined ? 'AWSCURRENT' : undefined, versionId } =
            wanted;
        return this.versions(id).find(
            (version) =>
                (stage === undefined || version.stages.includes(stage)) &&
                (versionId === undefined || version.id === versionId),
        );
    }

    /** Makes the value the current one, and the current one the previous; creates the secret when there is none. */
    put(id: string, value: string): SecretVersion {
        const name = this.find(id)?.name ?? id;
        const secret = this.secrets.get(name) ?? this.create(name);
        for (const version of secret.versions) {
            version.stages = version.stages.includes('AWSCURRENT') ? ['AWSPREVIOUS'] : [];
        }
        const version = { id: randomUUID(), value, stages: ['AWSCURRENT'] };
        secret.versions.push(version);
        return version;
    }

    /** Takes the secret away. */
    delete(id: string): void {
        const found = this.find(id);
        if (found !== undefined) this.secrets.delete(found.name);
    }

    private create(name: string): Secret {
        const arn = `arn:aws:secretsmanager:${this.region}:000000000000:secret:${name}-AbCdEf`;
        const secret: Secret = { name, arn, versions: [] };
        this.secrets.set(name, secret);
        return secret;
    }

    private versions(id: string): SecretVersion[] {
        const found = this.find(id);
        return found === undefined ? [] : (this.secrets.get(found.name)?.versions ?? []);
    }
}
