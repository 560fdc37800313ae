import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AccessKey } from '../access';
import type { Cloud } from '../cloud';
import { requireAccess } from './access-checks';
import { providerOf } from './providers';
import type { Change, Stack, StackResource } from './stack';
import { inOrder, stackValues } from './stack-values';
import type { TemplateResource } from './template';
import type { TemplateValues } from './template-values';

/** The target and the options of a deployment. */
export type Site = {
    cloud: Cloud;
    /** The principal that CloudFormation acts as. */
    principal: AccessKey;
    /** Milliseconds that each resource takes. */
    stepMs: number;
};

type Undo = () => Promise<void>;

/** Applies a change to a stack, resource by resource, with events. Rolls everything back if one fails. */
export class Deployment {
    private readonly stack: Stack;
    private readonly site: Site;
    private readonly undos: Undo[] = [];

    constructor(stack: Stack, site: Site) {
        this.stack = stack;
        this.site = site;
    }

    /** The first deployment of a stack. */
    async create(change: Change): Promise<void> {
        await this.carryOut(change, 'CREATE', 'ROLLBACK');
    }

    async update(change: Change): Promise<void> {
        await this.carryOut(change, 'UPDATE', 'UPDATE_ROLLBACK');
    }

    /** Deletes all resources that aren't retained. If one can't be deleted, the stack ends in `DELETE_FAILED`. */
    async delete(): Promise<void> {
        const { stack } = this;
        stack.become('DELETE_IN_PROGRESS', 'User Initiated');
        const failed: string[] = [];
        for (const [id, resource] of [...stack.resources].reverse()) {
            const isKept = resource.deletionPolicy.startsWith('Retain');
            try {
                if (isKept) this.note(id, 'DELETE_SKIPPED', resource);
                else await this.remove(id, resource);
                stack.resources.delete(id);
            } catch {
                failed.push(id);
            }
        }
        if (failed.length === 0) return stack.become('DELETE_COMPLETE');
        const which = failed.join(', ');
        stack.become('DELETE_FAILED', `The following resource(s) failed to delete: [${which}]. `);
    }

    private async carryOut(change: Change, verb: string, rollback: string): Promise<void> {
        const { stack } = this;
        stack.become(`${verb}_IN_PROGRESS`, 'User Initiated');
        const values = stackValues(stack, change, this.site.cloud);
        const wanted = inOrder(change, values);
        try {
            for (const [id, resource] of wanted) await this.bring(id, resource, values);
        } catch (error) {
            return this.takeBack(rollback, error instanceof Failure ? error.logicalId : '');
        }
        if (verb === 'UPDATE') await this.cleanUp(new Set(wanted.map(([id]) => id)));
        Object.assign(stack, {
            template: change.template,
            body: change.body,
            parameters: change.parameters,
            tags: change.tags,
            outputs: Object.fromEntries(
                Object.entries(change.template.Outputs).map(([name, { Value }]) => [
                    name,
                    String(values.resolve(Value)),
                ]),
            ),
        });
        stack.become(`${verb}_COMPLETE`);
    }

    private async bring(
        id: string,
        wanted: TemplateResource,
        values: TemplateValues,
    ): Promise<void> {
        const properties = values.resolve(wanted.Properties) as Record<string, unknown>;
        const before = this.stack.resources.get(id);
        if (before === undefined) return this.make(id, wanted, properties);
        before.deletionPolicy = wanted.DeletionPolicy;
        if (JSON.stringify(before.properties) === JSON.stringify(properties)) return;
        const provider = providerOf(before.type);
        const isReplaced = (provider.replacedBy ?? []).some(
            (name) => JSON.stringify(before.properties[name]) !== JSON.stringify(properties[name]),
        );
        if (!isReplaced) return this.change(id, before, properties);
        await this.make(id, wanted, properties);
        await provider.delete?.(before.physicalId, before.properties, this.site.cloud);
    }

    private async make(
        id: string,
        { Type: type, DeletionPolicy: deletionPolicy }: TemplateResource,
        properties: Record<string, unknown>,
    ): Promise<void> {
        const provider = providerOf(type);
        const given = provider.name === undefined ? undefined : properties[provider.name];
        const physicalId = typeof given === 'string' ? given : this.nameFor(id);
        const arn = provider.arn(physicalId, this.site.cloud, properties);
        const made: StackResource = { type, physicalId, arn, properties, deletionPolicy };
        await this.attempt(id, 'CREATE', made, async () => {
            requireAccess({ verb: 'create', ...made }, this.site.principal, this.site.cloud);
            await provider.create?.(physicalId, properties, this.site.cloud);
        });
        this.stack.resources.set(id, made);
        this.undos.push(async () => {
            this.stack.resources.delete(id);
            if (deletionPolicy === 'Retain') this.note(id, 'DELETE_SKIPPED', made);
            else await this.remove(id, made);
        });
    }

    private async change(
        id: string,
        before: StackResource,
        properties: Record<string, unknown>,
    ): Promise<void> {
        const provider = providerOf(before.type);
        const old = before.properties;
        const write = async (to: Record<string, unknown>): Promise<void> => {
            await provider.update?.(before.physicalId, to, this.site.cloud);
            before.properties = to;
        };
        await this.attempt(id, 'UPDATE', before, async () => {
            const doing = { verb: 'update', ...before, properties } as const;
            requireAccess(doing, this.site.principal, this.site.cloud);
            await write(properties);
        });
        this.undos.push(() => write(old));
    }

    private async remove(id: string, resource: StackResource): Promise<void> {
        await this.attempt(id, 'DELETE', resource, async () => {
            requireAccess({ verb: 'delete', ...resource }, this.site.principal, this.site.cloud);
            const { delete: remove } = providerOf(resource.type);
            await remove?.(resource.physicalId, resource.properties, this.site.cloud);
        });
    }

    /** Waits as configured, then records the outcome; throws a Failure. */
    private async attempt(
        id: string,
        verb: string,
        resource: StackResource,
        act: () => Promise<void>,
    ): Promise<void> {
        this.note(id, `${verb}_IN_PROGRESS`, resource);
        await sleep(this.site.stepMs);
        try {
            await act();
        } catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            this.note(id, `${verb}_FAILED`, resource, reason);
            throw new Failure(id, reason);
        }
        this.note(id, `${verb}_COMPLETE`, resource);
    }

    private async takeBack(rollback: string, failed: string): Promise<void> {
        const reason = `The following resource(s) failed: [${failed}].`;
        this.stack.become(`${rollback}_IN_PROGRESS`, reason);
        const left: unknown[] = [];
        for (const undo of this.undos.reverse()) {
            await undo().catch((error: unknown) => left.push(error));
        }
        this.stack.become(`${rollback}_${left.length === 0 ? 'COMPLETE' : 'FAILED'}`);
    }

    /** Deletes the resources that the new template no longer has. */
    private async cleanUp(wanted: ReadonlySet<string>): Promise<void> {
        this.stack.become('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
        for (const [id, resource] of [...this.stack.resources].reverse()) {
            if (wanted.has(id)) continue;
            this.stack.resources.delete(id);
            if (resource.deletionPolicy.startsWith('Retain')) continue;
            await this.remove(id, resource).catch(() => undefined); // the update still succeeds
        }
    }

    private note(id: string, status: string, resource: StackResource, reason?: string): void {
        const { type, physicalId } = resource;
        this.stack.note(id, status, { type, physicalId, ...(reason !== undefined && { reason }) });
    }

    private nameFor(id: string): string {
        return `${this.stack.name}-${id}-${randomBytes(6).toString('hex').toUpperCase()}`;
    }
}

class Failure extends Error {
    readonly logicalId: string;

    constructor(logicalId: string, reason: string) {
        super(reason);
        this.logicalId = logicalId;
    }
}
