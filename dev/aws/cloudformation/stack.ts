import { randomUUID } from 'node:crypto';
import { AwsFault } from '../protocol/query';
import type { Place } from '../route';
import type { CloudFormationTemplate } from './template';

/** A resource of a stack. */
export type StackResource = {
    type: string;
    physicalId: string;
    /** Its ARN, for IAM. */
    arn: string;
    properties: Record<string, unknown>;
    deletionPolicy: string;
};

/** An event, as `DescribeStackEvents` shows it. */
export type StackEvent = {
    EventId: string;
    StackId: string;
    StackName: string;
    LogicalResourceId: string;
    PhysicalResourceId: string;
    ResourceType: string;
    ResourceStatus: string;
    ResourceStatusReason?: string | undefined;
    Timestamp: Date;
};

/** A template with its parameters and tags. */
export type Change = {
    template: CloudFormationTemplate;
    /** As it was submitted. */
    body: string;
    parameters: Record<string, string>;
    tags: Record<string, string>;
};

/** A change set, until it is executed or deleted. */
export type ChangeSet = Change & {
    id: string;
    name: string;
    changes: ResourceChange[];
    /** Why it can't be executed. */
    failure: string | null;
};

/** The change that a change set would make to a resource. */
export type ResourceChange = {
    Action: 'Add' | 'Modify' | 'Remove';
    LogicalResourceId: string;
    ResourceType: string;
    Replacement?: 'True' | 'False';
};

/** A stack. Its template, parameters and tags are those of the last successful deployment. */
export class Stack implements Change {
    readonly name: string;
    readonly id: string;
    readonly createdAt = new Date();
    status = 'REVIEW_IN_PROGRESS';
    reason: string | undefined;
    template: CloudFormationTemplate = {
        Parameters: {},
        Conditions: {},
        Resources: {},
        Outputs: {},
    };
    body = '{}';
    parameters: Record<string, string> = {};
    tags: Record<string, string> = {};
    outputs: Record<string, string> = {};
    isProtected = false;
    readonly resources = new Map<string, StackResource>();
    readonly changeSets = new Map<string, ChangeSet>();
    /** Newest first. */
    readonly events: StackEvent[] = [];

    constructor(name: string, { account, region }: Place) {
        this.name = name;
        this.id = `arn:aws:cloudformation:${region}:${account}:stack/${name}/${randomUUID()}`;
    }

    /** Records the state of a resource. */
    note(
        id: string,
        status: string,
        about: { type: string; physicalId: string; reason?: string },
    ): void {
        this.events.unshift({
            EventId: randomUUID(),
            StackId: this.id,
            StackName: this.name,
            LogicalResourceId: id,
            PhysicalResourceId: about.physicalId,
            ResourceType: about.type,
            ResourceStatus: status,
            ResourceStatusReason: about.reason,
            Timestamp: new Date(),
        });
    }

    /** Records the state of the stack itself. */
    become(status: string, reason?: string): void {
        this.status = status;
        this.reason = reason;
        this.note(this.name, status, {
            type: 'AWS::CloudFormation::Stack',
            physicalId: this.id,
            ...(reason !== undefined && { reason }),
        });
    }
}

/** The stacks of an account; deleted ones can still be found by id. */
export class StackStore {
    private readonly stacks: Stack[] = [];

    add(stack: Stack): Stack {
        this.stacks.push(stack);
        return stack;
    }

    find(nameOrId: string): Stack | undefined {
        return this.stacks.findLast(
            ({ id, name, status }) =>
                id === nameOrId || (name === nameOrId && status !== 'DELETE_COMPLETE'),
        );
    }

    get(nameOrId: string): Stack {
        const stack = this.find(nameOrId);
        if (stack === undefined) {
            throw new AwsFault('ValidationError', `Stack with id ${nameOrId} does not exist`);
        }
        return stack;
    }
}
