import { type CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';

/** The stack's template, as it was submitted. */
export async function readTemplate(client: CloudFormationClient, stack: string): Promise<string> {
    const { TemplateBody = '{}' } = await client.send(
        new GetTemplateCommand({ StackName: stack, TemplateStage: 'Original' }),
    );
    return TemplateBody;
}

/** Whether two templates are equal except for white space. */
export function sameTemplate(one: string, other: string): boolean {
    const compact = (text: string): string => JSON.stringify(JSON.parse(text));
    return compact(one) === compact(other);
}
