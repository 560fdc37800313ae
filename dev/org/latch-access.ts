import type { LatchOne } from '../../contract/event';
import { failed, type UntypedReply } from './latch-client';
import type { DemoAccount } from './demo-accounts';

/** What the user may see and do: every Account that there is may be edited too. */
export type Access = {
    accounts: readonly DemoAccount[];
    /** The custom permissions. */
    permissions: ReadonlySet<string>;
};

/** The labels of the permission sets that give the custom permissions. */
const PERMISSION_SETS = {
    Latch_Customer: 'Latch User',
    Latch_Health: 'Latch Admin',
    Latch_Move: 'Latch Admin',
} as const;

/** The Account; undefined when the user may not see it. */
export function seenAccount({ accounts }: Access, accountId: string): DemoAccount | undefined {
    return accounts.find(({ Id }) => Id === accountId);
}

/** The refusal of a reading of the customers of an Account that the user may not see. */
export function refuseRead(): UntypedReply {
    return refusal('You have no access to this Account. Ask its owner or your admin.');
}

/** The refusal of a check of the connection; null when it is permitted. */
export function refuseHealth(access: Access): UntypedReply | null {
    return refuseWithout(access, 'Latch_Health');
}

/** The refusal of a latch or move; null when it is permitted. */
export function refuseLatch(
    access: Access,
    { forceLatch, salesforceId }: LatchOne,
): UntypedReply | null {
    const missing =
        refuseWithout(access, 'Latch_Customer') ??
        (forceLatch === true ? refuseWithout(access, 'Latch_Move') : null);
    if (missing !== null || seenAccount(access, salesforceId)) return missing;
    return refusal('A latch needs edit access to this Account. Ask its owner or your admin.');
}

function refuseWithout(
    { permissions }: Access,
    permission: keyof typeof PERMISSION_SETS,
): UntypedReply | null {
    if (permissions.has(permission)) return null;
    const set = PERMISSION_SETS[permission];
    return refusal(
        `You do not have permission to do this. Ask your admin for the permission set ${set}.`,
    );
}

function refusal(sentence: string): UntypedReply {
    return failed('NO_PERMISSION', '', sentence);
}
