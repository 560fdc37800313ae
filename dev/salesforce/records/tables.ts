import { SalesforceFault } from '../answer';
import type { Components } from '../metadata/components';
import { ADMIN, type OrgOptions, type OrgUser } from '../org-options';
import type { Row } from './soql';

/** An assignment of a permission set or group. */
export type Assignment = {
    Id: string;
    AssigneeId: string;
    PermissionSetId: string | null;
    PermissionSetGroupId: string | null;
};

/** The fields of `UserPermissionAccess` that a set-up queries. */
const PERMISSIONS = [
    'PermissionsApiEnabled',
    'PermissionsAssignPermissionSets',
    'PermissionsAuthorApex',
    'PermissionsCustomizeApplication',
    'PermissionsModifyMetadata',
    'PermissionsViewSetup',
];

/** The rows of the standard objects that a set-up reads and writes. */
export class Tables {
    assignments: Assignment[] = [];
    readonly users: OrgUser[];
    private readonly orgId: string;
    private readonly options: OrgOptions;
    private readonly components: Components;
    private made = 0;

    constructor(orgId: string, options: OrgOptions, components: Components) {
        this.orgId = orgId;
        this.options = options;
        this.components = components;
        this.users = [ADMIN, ...(options.users ?? [])];
    }

    /** The rows of an object. Throws `INVALID_TYPE` for an unknown one. */
    rows(object: string): Row[] {
        switch (object) {
            case 'Organization':
                return [this.organization()];
            case 'User':
                return this.users.map((user) => ({ ...user, IsActive: true }));
            case 'UserPermissionAccess':
                return [this.permissions()];
            case 'PermissionSet':
                return this.named('PermissionSet', '0PS');
            case 'PermissionSetGroup':
                return this.named('PermissionSetGroup', '0PG').map((row) => ({
                    ...row,
                    DeveloperName: row['Name'],
                    Status: 'Updated',
                }));
            case 'PermissionSetAssignment':
                return this.assignments.map((assignment) => this.shown(assignment));
            default:
                throw new SalesforceFault(
                    400,
                    'INVALID_TYPE',
                    `sObject type '${object}' is not supported.`,
                );
        }
    }

    /** Assigns a permission set or group. Throws the platform's error for a duplicate or an unknown id. */
    assign(row: Partial<Assignment>): string {
        const { AssigneeId = '', PermissionSetId = null, PermissionSetGroupId = null } = row;
        const wanted = PermissionSetId ?? PermissionSetGroupId;
        const known = [...this.rows('PermissionSet'), ...this.rows('PermissionSetGroup')];
        if (
            !known.some(({ Id }) => Id === wanted) ||
            !this.users.some(({ Id }) => Id === AssigneeId)
        ) {
            throw new SalesforceFault(
                400,
                'INVALID_CROSS_REFERENCE_KEY',
                'invalid cross reference id',
            );
        }
        const isThere = this.assignments.some(
            (one) =>
                one.AssigneeId === AssigneeId &&
                (one.PermissionSetId ?? one.PermissionSetGroupId) === wanted,
        );
        if (isThere) {
            const message = `Duplicate PermissionSetAssignment. Assignee: ${AssigneeId}; Permission Set: ${String(wanted)}`;
            throw new SalesforceFault(400, 'DUPLICATE_VALUE', message);
        }
        this.made += 1;
        const Id = `0Pa${String(this.made).padStart(12, '0')}AAA`;
        this.assignments.push({ Id, AssigneeId, PermissionSetId, PermissionSetGroupId });
        return Id;
    }

    /** The names of the permission sets and groups that a user has. */
    assignedTo(userId: string): string[] {
        const known = [...this.rows('PermissionSet'), ...this.rows('PermissionSetGroup')];
        return this.assignments
            .filter(({ AssigneeId }) => AssigneeId === userId)
            .map(({ PermissionSetId, PermissionSetGroupId }) =>
                String(
                    known.find(({ Id }) => Id === (PermissionSetId ?? PermissionSetGroupId))?.[
                        'Name'
                    ],
                ),
            );
    }

    private organization(): Row {
        const { name = 'Example Outfitters', edition = 'Enterprise Edition' } = this.options;
        return {
            Id: this.orgId,
            Name: name,
            OrganizationType: edition,
            IsSandbox: this.options.isSandbox ?? true,
            InstanceName: 'USA1S',
        };
    }

    private permissions(): Row {
        const lacks = this.options.lacks ?? [];
        return Object.fromEntries(PERMISSIONS.map((name) => [name, !lacks.includes(name)]));
    }

    private named(type: string, prefix: string): Row[] {
        return this.components.namesOf(type).map((Name, index) => ({
            Id: `${prefix}${String(index + 1).padStart(12, '0')}AAA`,
            Name,
            NamespacePrefix: null,
            Description: descriptionIn(
                this.components.file(`permissionsets/${Name}.permissionset`),
            ),
        }));
    }

    private shown(assignment: Assignment): Row {
        const nameIn = (object: string, id: string | null) =>
            this.rows(object).find(({ Id }) => Id === id)?.['Name'] ?? null;
        return {
            ...assignment,
            PermissionSet: { Name: nameIn('PermissionSet', assignment.PermissionSetId) },
            PermissionSetGroup: {
                DeveloperName: nameIn('PermissionSetGroup', assignment.PermissionSetGroupId),
            },
            Assignee: {
                Username: this.users.find(({ Id }) => Id === assignment.AssigneeId)?.Username,
            },
        };
    }
}

function descriptionIn(xml: string): string | null {
    return /<description>(.*?)<\/description>/.exec(xml)?.[1] ?? null;
}
