import { randomUUID } from 'node:crypto';
import type { Place } from '../route';

/** A current or earlier value of a secret. */
export type SecretVersion = {
    id: string;
    value: string;
    stages: string[];
    /** Seconds since 1970. */
    createdAt: number;
};

/** How a value is stored. */
export type PutOptions = {
    /** A new one by default; storing the same value under the same id again changes nothing. */
    versionId?: string;
    /** The labels that move to the new version; by default, AWSCURRENT. */
    stages?: readonly string[];
};

type Secret = { name: string; arn: string; versions: SecretVersion[]; isDeleted: boolean };

/** Secrets with their versions; the newest is AWSCURRENT, the previous one AWSPREVIOUS. */
export class SecretStore {
    private readonly secrets = new Map<string, Secret>();
    private readonly place: Place;

    constructor(place: Place, initial: Readonly<Record<string, string | null>>) {
        this.place = place;
        for (const [name, value] of Object.entries(initial)) {
            this.add(name);
            if (value !== null) this.put(name, value);
        }
    }

    /** The secret of this name or ARN. */
    find(id: string): { name: string; arn: string; isDeleted: boolean } | undefined {
        return this.secrets.get(id) ?? [...this.secrets.values()].find(({ arn }) => arn === id);
    }

    /** The current value; undefined if the secret is unknown or empty. */
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

    /** Stores a value and moves the labels to it; creates the secret if there is none. */
    put(id: string, value: string, options: PutOptions = {}): SecretVersion {
        const { versionId = randomUUID(), stages = ['AWSCURRENT'] } = options;
        const name = this.find(id)?.name ?? id;
        const { versions } = this.secrets.get(name) ?? this.add(name);
        const stored = versions.find((version) => version.id === versionId);
        if (stored !== undefined) return stored;
        const version = { id: versionId, value, stages: [], createdAt: Date.now() / 1000 };
        versions.push(version);
        stages.forEach((stage) => moveStage(versions, version, stage));
        return version;
    }

    /** Deletes the secret immediately. */
    delete(id: string): void {
        const found = this.find(id);
        if (found !== undefined) this.secrets.delete(found.name);
    }

    /** Creates an empty secret. Throws in Secrets Manager's words if the name is taken. */
    create(name: string): void {
        const before = this.secrets.get(name);
        if (before?.isDeleted === true) {
            throw new Error(
                `You can't create this secret because a secret with this name is already scheduled for deletion. (Service: SecretsManager, Status Code: 400)`,
            );
        }
        if (before !== undefined) {
            throw new Error(
                `The operation failed because the secret ${name} already exists. (Service: SecretsManager, Status Code: 400)`,
            );
        }
        this.add(name);
    }

    /** Marks the secret as deleted; it can be restored, and its name is taken until then. */
    scheduleDeletion(id: string): void {
        this.mark(id, true);
    }

    restore(id: string): void {
        this.mark(id, false);
    }

    private mark(id: string, isDeleted: boolean): void {
        const secret = this.secrets.get(this.find(id)?.name ?? '');
        if (secret !== undefined) secret.isDeleted = isDeleted;
    }

    private add(name: string): Secret {
        const { region, account } = this.place;
        const arn = `arn:aws:secretsmanager:${region}:${account}:secret:${name}-AbCdEf`;
        const secret: Secret = { name, arn, versions: [], isDeleted: false };
        this.secrets.set(name, secret);
        return secret;
    }

    /** All of them, oldest first. */
    versions(id: string): SecretVersion[] {
        const found = this.find(id);
        return found === undefined ? [] : (this.secrets.get(found.name)?.versions ?? []);
    }
}

/** Moves the label to this version; the version that loses AWSCURRENT becomes AWSPREVIOUS. */
function moveStage(versions: SecretVersion[], target: SecretVersion, stage: string): void {
    const holder = versions.find(({ stages }) => stages.includes(stage));
    if (holder !== undefined) holder.stages = holder.stages.filter((label) => label !== stage);
    target.stages.push(stage);
    if (stage === 'AWSCURRENT' && holder !== undefined) {
        moveStage(versions, holder, 'AWSPREVIOUS');
    }
}
