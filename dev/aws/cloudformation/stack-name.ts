import type { Place } from '../route';

/** The ARN that IAM checks for the stack in a call; its id if the call gives one. */
export function resourceOfStackCall(form: URLSearchParams, { account, region }: Place): string {
    const name = form.get('StackName') ?? '';
    return name.startsWith('arn:')
        ? name
        : `arn:aws:cloudformation:${region}:${account}:stack/${name}/*`;
}
