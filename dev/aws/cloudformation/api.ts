import type { Answer } from '../protocol/answer';
import { AwsFault, queryError, queryResult, type XmlValue } from '../protocol/query';
import { createChangeSet } from './change-set';
import { Deployment, type Site } from './deployment';
import { type ChangeSet, Stack } from './stack';

const EVENTS_A_PAGE = 100;

/** Answers a CloudFormation call; deployments continue afterwards. */
export function answerCloudFormation(action: string, form: URLSearchParams, site: Site): Answer {
    try {
        return queryResult(action, answer(action, form, site));
    } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        return queryError(error);
    }
}

function answer(action: string, form: URLSearchParams, site: Site): XmlValue {
    const { stacks } = site.cloud;
    const name = form.get('StackName') ?? '';
    switch (action) {
        case 'DescribeStacks':
            return { Stacks: [shownStack(stacks.get(name))] };
        case 'GetTemplate':
            return { TemplateBody: stacks.get(name).body };
        case 'DescribeStackEvents':
            return shownEvents(stacks.get(name), Number(form.get('NextToken') ?? 0));
        case 'CreateChangeSet':
            return create(form, site);
        case 'DescribeChangeSet':
            return shownChangeSet(stacks.get(name), changeSetOf(form, site));
        case 'ExecuteChangeSet':
            return execute(stacks.get(name), changeSetOf(form, site), site);
        case 'DeleteChangeSet':
            stacks.get(name).changeSets.delete(form.get('ChangeSetName') ?? '');
            return {};
        case 'UpdateTerminationProtection':
            stacks.get(name).isProtected = form.get('EnableTerminationProtection') === 'true';
            return { StackId: stacks.get(name).id };
        case 'DeleteStack':
            return remove(stacks.get(name), site);
        default:
            throw new AwsFault('InvalidAction', `${action} is not emulated`);
    }
}

function create(form: URLSearchParams, { cloud }: Site): XmlValue {
    const { stacks } = cloud;
    const name = form.get('StackName') ?? '';
    const before = stacks.find(name);
    const isFirst = form.get('ChangeSetType') === 'CREATE';
    if (isFirst && before !== undefined && before.status !== 'REVIEW_IN_PROGRESS') {
        throw new AwsFault('AlreadyExistsException', `Stack [${name}] already exists`);
    }
    const stack = isFirst ? (before ?? new Stack(name, cloud)) : stacks.get(name);
    if (stack.status.endsWith('ROLLBACK_COMPLETE') && stack.status.startsWith('ROLLBACK')) {
        const message = `Stack:${stack.id} is in ${stack.status} state and can not be updated.`;
        throw new AwsFault('ValidationError', message);
    }
    const changeSet = createChangeSet(form, stack, cloud);
    if (before === undefined) stacks.add(stack);
    stack.changeSets.set(changeSet.name, changeSet);
    return { Id: changeSet.id, StackId: stack.id };
}

function execute(stack: Stack, changeSet: ChangeSet, site: Site): XmlValue {
    if (changeSet.failure !== null) {
        throw new AwsFault('InvalidChangeSetStatus', 'ChangeSet cannot be executed', 400);
    }
    const deployment = new Deployment(stack, site);
    stack.changeSets.delete(changeSet.name);
    void (stack.status === 'REVIEW_IN_PROGRESS'
        ? deployment.create(changeSet)
        : deployment.update(changeSet));
    return {};
}

function remove(stack: Stack, site: Site): XmlValue {
    if (stack.isProtected) {
        throw new AwsFault(
            'ValidationError',
            `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
        );
    }
    void new Deployment(stack, site).delete();
    return {};
}

function changeSetOf(form: URLSearchParams, { cloud }: Site): ChangeSet {
    const name = form.get('ChangeSetName') ?? '';
    const { changeSets } = cloud.stacks.get(form.get('StackName') ?? '');
    const found = [...changeSets.values()].find((one) => one.name === name || one.id === name);
    if (found === undefined) {
        throw new AwsFault('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404);
    }
    return found;
}

function shownStack(stack: Stack): XmlValue {
    return {
        StackId: stack.id,
        StackName: stack.name,
        CreationTime: stack.createdAt,
        StackStatus: stack.status,
        StackStatusReason: stack.reason,
        EnableTerminationProtection: stack.isProtected,
        Parameters: entries(stack.parameters, 'ParameterKey', 'ParameterValue'),
        Outputs: entries(stack.outputs, 'OutputKey', 'OutputValue'),
        Tags: entries(stack.tags, 'Key', 'Value'),
    };
}

function shownEvents({ events }: Stack, from: number): XmlValue {
    const end = from + EVENTS_A_PAGE;
    return {
        StackEvents: events.slice(from, end),
        NextToken: end < events.length ? String(end) : undefined,
    };
}

function shownChangeSet(stack: Stack, { id, name, changes, failure }: ChangeSet): XmlValue {
    return {
        ChangeSetName: name,
        ChangeSetId: id,
        StackId: stack.id,
        StackName: stack.name,
        Status: failure === null ? 'CREATE_COMPLETE' : 'FAILED',
        ExecutionStatus: failure === null ? 'AVAILABLE' : 'UNAVAILABLE',
        StatusReason: failure ?? undefined,
        Changes: changes.map((ResourceChange) => ({ Type: 'Resource', ResourceChange })),
    };
}

function entries(values: Record<string, string>, key: string, value: string): XmlValue {
    return Object.entries(values).map(([name, text]) => ({ [key]: name, [value]: text }));
}
