import type { Place } from '../route';
import { providerOf } from './providers';
import type { Change, Stack } from './stack';
import type { TemplateResource } from './template';
import { TemplateValues } from './template-values';

/** The values of a template in a stack: those of existing resources, and placeholders for future ones. */
export function stackValues(
    stack: Stack,
    { template, parameters }: Change,
    { account, region }: Place,
): TemplateValues {
    return new TemplateValues(template, {
        pseudo: {
            'AWS::StackName': stack.name,
            'AWS::StackId': stack.id,
            'AWS::Region': region,
            'AWS::AccountId': account,
            'AWS::Partition': 'aws',
            'AWS::URLSuffix': 'amazonaws.com',
        },
        parameters,
        refer: (id) => {
            const made = stack.resources.get(id);
            if (made === undefined) return `{${id}}`;
            const { ref } = providerOf(made.type);
            return ref?.(made.physicalId, { account, region }, made.properties) ?? made.physicalId;
        },
        attribute: (id, name) => {
            const made = stack.resources.get(id);
            if (made === undefined) return `{${id}.${name}}`;
            if (name !== 'Arn') throw new Error(`The attribute ${name} of ${id} is not emulated`);
            return made.type === 'AWS::Logs::LogGroup' ? `${made.arn}:*` : made.arn;
        },
    });
}

/** The template's resources whose conditions are true, each after those that it refers to. */
export function inOrder(
    { template }: Change,
    values: TemplateValues,
): (readonly [string, TemplateResource])[] {
    const wanted = new Map(
        Object.entries(template.Resources).filter(([, { Condition }]) => values.holds(Condition)),
    );
    const ordered = new Map<string, TemplateResource>();
    const visit = (id: string): void => {
        const resource = wanted.get(id);
        if (resource === undefined || ordered.has(id)) return;
        wanted.delete(id); // so that a circular reference ends here
        for (const other of referredTo(resource)) visit(other);
        ordered.set(id, resource);
    };
    for (const id of [...wanted.keys()]) visit(id);
    return [...ordered];
}

function referredTo({ Properties, DependsOn }: TemplateResource): string[] {
    const text = JSON.stringify(Properties);
    const references = text.matchAll(/\{"Ref":"(\w+)"\}|\{"Fn::GetAtt":\["(\w+)"/g);
    return [...[DependsOn].flat(), ...[...references].map(([, ref, att]) => ref ?? att ?? '')];
}
