import type { AccessKey } from '../access';
import type { Answer } from '../protocol/answer';
import { AwsFault, queryError, queryResult } from '../protocol/query';

/** Answers an STS call with the caller's identity. */
export function answerSts(action: string, { arn = '' }: AccessKey, account: string): Answer {
    if (action !== 'GetCallerIdentity') {
        return queryError(new AwsFault('InvalidAction', `${action} is not emulated`));
    }
    return queryResult(action, { Arn: arn, UserId: 'AIDAEMULATED', Account: account });
}
