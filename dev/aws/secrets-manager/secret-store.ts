import { randomUUID } from 'node:crypto';

/** A value that a secret has or had. */
export type SecretVersion = {
    id: string;
    value: string;
    stages: string[];
    /** Seconds since 1970. */
    createdAt: number;
};

/** How a value is stored. */
export type PutOptions = {
    /** A new one when absent; putting the same value under the same id again changes nothing. */
    versionId?: string;
    /** The labels that move to the new version: AWSCURRENT when absent. */
    stages?: readonly string[];
};

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

    /** Stores a value and moves the labels to it; creates the secret when there is none. */
    put(id: string, value: string, options: PutOptions = {}): SecretVersion {
        const { versionId = randomUUID(), stages = ['AWSCURRENT'] } = options;
        const name = this.find(id)?.name ?? id;
        const { versions } = this.secrets.get(name) ?? this.create(name);
        const stored = versions.find((version) => version.id === versionId);
        if (stored !== undefined) return stored;
        const version = { id: versionId, value, stages: [], createdAt: Date.now() / 1000 };
        versions.push(version);
        stages.forEach((stage) => moveStage(versions, version, stage));
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

/** Gives the label to this version alone; who loses AWSCURRENT becomes AWSPREVIOUS. */
function moveStage(versions: SecretVersion[], target: SecretVersion, stage: string): void {
    const holder = versions.find(({ stages }) => stages.includes(stage));
    if (holder !== undefined) holder.stages = holder.stages.filter((label) => label !== stage);
    target.stages.push(stage);
    if (stage === 'AWSCURRENT' && holder !== undefined) {
        moveStage(versions, holder, 'AWSPREVIOUS');
    }
}
