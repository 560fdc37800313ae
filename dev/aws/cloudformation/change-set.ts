import { randomUUID } from 'node:crypto';
import { AwsFault, listOf } from '../protocol/query';
import type { Place } from '../route';
import { parameterValues } from './parameter-values';
import { providerOf } from './providers';
import type { Change, ChangeSet, ResourceChange, Stack } from './stack';
import { inOrder, stackValues } from './stack-values';
import { type CloudFormationTemplate, readTemplate } from './template';

const NO_CHANGES =
    "The submitted information didn't contain changes. Submit different information to create a change set.";
const LARGEST_BODY = 51_200;

/**
 * Creates the change set for a `CreateChangeSet` call. Throws the error with which CloudFormation would refuse it.
 */
export function createChangeSet(form: URLSearchParams, stack: Stack, place: Place): ChangeSet {
    const template = templateOf(form);
    const change: Change = {
        template,
        body: form.get('TemplateBody') ?? '',
        parameters: parameterValues(template, listOf(form, 'Parameters'), stack.parameters),
        tags: Object.fromEntries(
            listOf(form, 'Tags').map(({ Key = '', Value = '' }) => [Key, Value]),
        ),
    };
    const changes = changesOf(stack, change, place);
    const isSame =
        changes.length === 0 && JSON.stringify(stack.tags) === JSON.stringify(change.tags);
    const name = form.get('ChangeSetName') ?? '';
    const { account, region } = place;
    const id = `arn:aws:cloudformation:${region}:${account}:changeSet/${name}/${randomUUID()}`;
    return { ...change, id, name, changes, failure: isSame ? NO_CHANGES : null };
}

function templateOf(form: URLSearchParams): CloudFormationTemplate {
    const body = form.get('TemplateBody') ?? '';
    if (body.length > LARGEST_BODY) {
        throw new AwsFault(
            'ValidationError',
            `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${LARGEST_BODY}`,
        );
    }
    const template = readTemplate(JSON.parse(body));
    const hasIdentities = Object.values(template.Resources).some(({ Type }) =>
        Type.startsWith('AWS::IAM::'),
    );
    const capabilities = listOf(form, 'Capabilities').map(({ '': value }) => value);
    if (hasIdentities && !capabilities.includes('CAPABILITY_IAM')) {
        throw new AwsFault(
            'InsufficientCapabilitiesException',
            'Requires capabilities : [CAPABILITY_IAM]',
        );
    }
    return template;
}

function changesOf(stack: Stack, change: Change, place: Place): ResourceChange[] {
    const values = stackValues(stack, change, place);
    const wanted = new Map(inOrder(change, values));
    const changes: ResourceChange[] = [];
    for (const [LogicalResourceId, resource] of wanted) {
        const { Type: ResourceType, Properties, DeletionPolicy } = resource;
        const before = stack.resources.get(LogicalResourceId);
        const what = { LogicalResourceId, ResourceType };
        const after = values.resolve(Properties) as Record<string, unknown>;
        if (before === undefined) {
            changes.push({ Action: 'Add', ...what });
        } else if (JSON.stringify(before.properties) !== JSON.stringify(after)) {
            const isReplaced = (providerOf(ResourceType).replacedBy ?? []).some(
                (name) => JSON.stringify(before.properties[name]) !== JSON.stringify(after[name]),
            );
            changes.push({ Action: 'Modify', ...what, Replacement: isReplaced ? 'True' : 'False' });
        } else if (before.deletionPolicy !== DeletionPolicy) {
            changes.push({ Action: 'Modify', ...what, Replacement: 'False' });
        }
    }
    for (const [LogicalResourceId, { type: ResourceType }] of stack.resources) {
        if (!wanted.has(LogicalResourceId)) {
            changes.push({ Action: 'Remove', LogicalResourceId, ResourceType });
        }
    }
    return changes;
}
