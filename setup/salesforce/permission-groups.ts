import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { PERMISSION_SET_GROUPS as GROUPS, PERMISSION_SETS } from '../../contract/agreed-values';
import { Obstacle } from '../run/step';
import type { OrgAccess } from './access';

/** A user and the group to assign. */
export type Wanted = { userName: string; group: (typeof GROUPS)[keyof typeof GROUPS] };

/** An assignment that is missing. */
export type Missing = Wanted & { userId: string; groupId: string };

const idSchema = v.looseObject({ Id: v.string() });

/**
 * Reads users and groups from a file: a user name on each line, optionally followed by a comma and `viewer`, `user`
 * (the default) or `admin`. Throws an Obstacle that names an invalid line.
 */
export function readUsers(file: string): Wanted[] {
    if (!existsSync(file)) throw new Obstacle(`There is no file ${file}.`);
    return readFileSync(file, 'utf8')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => {
            const [userName = '', role = 'user'] = line.split(',').map((cell) => cell.trim());
            if (!(role in GROUPS) || userName === '') {
                throw new Obstacle(
                    `${file}: "${line}" can't be read. Each line is a user name, or a user name, a comma and viewer, user or admin.`,
                );
            }
            return { userName, group: GROUPS[role as keyof typeof GROUPS] };
        });
}

/** The ids of these users, by lower-case user name. Throws an Obstacle that names unknown users. */
export async function userIdsOf(
    org: OrgAccess,
    wanted: readonly Wanted[],
): Promise<Map<string, string>> {
    const names = wanted.map(({ userName }) => userName);
    const ids = await idsOf(org, 'User', 'Username', names);
    const unknown = names.filter((name) => !ids.has(name.toLowerCase()));
    if (unknown.length > 0) {
        throw new Obstacle(`The org has no active user ${unknown.join(', ')}.`);
    }
    return ids;
}

/** The wanted assignments that the org doesn't have yet. Throws an Obstacle that names unknown users. */
export async function missingAssignments(
    org: OrgAccess,
    wanted: readonly Wanted[],
): Promise<Missing[]> {
    const userIds = await userIdsOf(org, wanted);
    const groupIds = await idsOf(org, 'PermissionSetGroup', 'DeveloperName', Object.values(GROUPS));
    const held = await heldGroups(org, [...userIds.values()]);
    return wanted
        .map((one) => ({
            ...one,
            userId: userIds.get(one.userName.toLowerCase()) ?? '',
            groupId: groupIds.get(one.group.toLowerCase()) ?? '',
        }))
        .filter(({ userId, groupId }) => !held.has(`${userId}/${groupId}`));
}

/** Assigns a group. */
export async function assign(org: OrgAccess, { userId, groupId }: Missing): Promise<void> {
    await org.data('/sobjects/PermissionSetAssignment', {
        method: 'POST',
        json: { AssigneeId: userId, PermissionSetGroupId: groupId },
    });
}

/** The ids of all assignments of our groups and permission sets. */
export async function allAssignments(org: OrgAccess): Promise<string[]> {
    const groups = listOf(Object.values(GROUPS));
    const sets = listOf(Object.values(PERMISSION_SETS));
    const rows = [
        ...(await org.query(
            `SELECT Id FROM PermissionSetAssignment WHERE PermissionSetGroup.DeveloperName IN (${groups})`,
        )),
        ...(await org.query(
            `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN (${sets})`,
        )),
    ];
    return rows.map((row) => v.parse(idSchema, row).Id);
}

/** Removes an assignment. */
export async function unassign(org: OrgAccess, id: string): Promise<void> {
    await org.data(`/sobjects/PermissionSetAssignment/${id}`, { method: 'DELETE' });
}

/** The ids of rows, by lower-case name. */
async function idsOf(
    org: OrgAccess,
    object: 'User' | 'PermissionSetGroup',
    field: string,
    names: readonly string[],
): Promise<Map<string, string>> {
    const active = object === 'User' ? ' AND IsActive = true' : '';
    const rows = await org.query(
        `SELECT Id, ${field} FROM ${object} WHERE ${field} IN (${listOf(names)})${active}`,
    );
    return new Map(
        rows.map((row) => [String(row[field]).toLowerCase(), v.parse(idSchema, row).Id]),
    );
}

async function heldGroups(org: OrgAccess, userIds: readonly string[]): Promise<Set<string>> {
    const rows = await org.query(
        `SELECT AssigneeId, PermissionSetGroupId FROM PermissionSetAssignment WHERE AssigneeId IN (${listOf(userIds)})`,
    );
    return new Set(
        rows.map((row) => `${String(row['AssigneeId'])}/${String(row['PermissionSetGroupId'])}`),
    );
}

function listOf(names: readonly string[]): string {
    return names.map((name) => `'${name.replace(/[\\']/g, '\\$&')}'`).join(',');
}
