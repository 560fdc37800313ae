import type { Place } from '../route';

/** The stack that a call names, as IAM sees it; its id where the call gives one. */
export function resourceOfStackCall(form: URLSearchParams, { account, region }: Place): string {
    const name = form.get('StackName') ?? '';
    return name.startsWith('arn:')
        ? name
        : `arn:aws:cloudformation:${region}:${account}:stack/${name}/*`;
}
