import {
    type CloudFormationClient,
    DescribeStacksCommand,
    type Stack,
} from '@aws-sdk/client-cloudformation';
import * as v from 'valibot';

/** The state of a stack. */
export type StackState = {
    id: string;
    status: string;
    parameters: Record<string, string>;
    tags: Record<string, string>;
    outputs: Record<string, string>;
    isProtected: boolean;
};

const outputsSchema = v.object({
    FunctionName: v.string(),
    InvokeUrl: v.string(),
    Region: v.string(),
    FusebillKeySecretName: v.string(),
    SalesforceUserName: v.string(),
    LogGroupName: v.string(),
});

/** The outputs of a complete stack, for the other steps. */
export type StackOutputs = v.InferOutput<typeof outputsSchema>;

/** The stack; undefined if there is none. */
export async function readStack(
    client: CloudFormationClient,
    nameOrId: string,
): Promise<StackState | undefined> {
    try {
        const { Stacks = [] } = await client.send(
            new DescribeStacksCommand({ StackName: nameOrId }),
        );
        const [stack] = Stacks;
        return stack === undefined || stack.StackStatus === 'DELETE_COMPLETE'
            ? undefined
            : toState(stack);
    } catch (error) {
        if (error instanceof Error && error.message.includes('does not exist')) return undefined;
        throw error;
    }
}

/** The outputs of a stack that was deployed at least once; undefined before that. */
export function outputsOf(stack: StackState | undefined): StackOutputs | undefined {
    const parsed = v.safeParse(outputsSchema, stack?.outputs);
    return parsed.success ? parsed.output : undefined;
}

function toState(stack: Stack): StackState {
    const pairs = <Entry>(
        list: readonly Entry[] | undefined,
        pair: (entry: Entry) => [string | undefined, string | undefined],
    ): Record<string, string> =>
        Object.fromEntries(
            (list ?? []).map((entry) => {
                const [name = '', value = ''] = pair(entry);
                return [name, value];
            }),
        );
    return {
        id: stack.StackId ?? '',
        status: stack.StackStatus ?? '',
        parameters: pairs(stack.Parameters, (one) => [one.ParameterKey, one.ParameterValue]),
        tags: pairs(stack.Tags, ({ Key, Value }) => [Key, Value]),
        outputs: pairs(stack.Outputs, ({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
        isProtected: stack.EnableTerminationProtection ?? false,
    };
}
