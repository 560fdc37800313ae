/** What a user may do with objects and fields. */
import type { PermissionSetSource } from '../../metadata/permission-set';
import type { Field, ObjectType } from '../../schema';
import { lower } from '../../values';
import type { Records } from '../rows/records';
import { GrantReader, type Grants } from './grants';
import type { ProfileAccess } from './profiles';

/** The operations on an object. */
export type Verb = 'create' | 'delete' | 'edit' | 'read';

const ALWAYS_READABLE = new Set([
    'apexclass',
    'currencytype',
    'custompermission',
    'fieldpermissions',
    'objectpermissions',
    'organization',
    'permissionset',
    'permissionsetassignment',
    'permissionsetgroup',
    'permissionsetgroupcomponent',
    'profile',
    'recordtype',
    'setupentityaccess',
    'user',
    'userlicense',
    'userrecordaccess',
]);

const SYSTEM_FIELDS = new Set([
    'createdbyid',
    'createddate',
    'currencyisocode',
    'firstname',
    'id',
    'isdeleted',
    'lastmodifiedbyid',
    'lastmodifieddate',
    'lastname',
    'masterrecordid',
    'name',
    'ownerid',
    'recordtypeid',
    'systemmodstamp',
]);

/** A project's permission sets and profiles, as seeded. */
export interface SeededAccess {
    /** The project's permission sets, by id. */
    readonly sets: ReadonlyMap<string, PermissionSetSource>;
    /** The permissions of profiles, by id. */
    readonly profiles: ReadonlyMap<string, ProfileAccess>;
    /** Ids of custom permissions, by lower-case name. */
    readonly customPermissions: ReadonlyMap<string, string>;
    /** Ids of Apex classes, by lower-case name. */
    readonly classes: ReadonlyMap<string, string>;
    readonly adminId: string;
}

/** A user's cached permissions, valid until a permission set or a user changes. */
interface Rights {
    readonly profile: ProfileAccess;
    readonly read: Map<Field, boolean>;
    readonly edit: Map<Field, boolean>;
}

/** Decides by profile, permission sets and permission set groups. */
export class Access {
    private readonly records: Records;
    private readonly seeded: SeededAccess;
    private readonly grants: GrantReader;
    private readonly rights = new WeakMap<Grants, Rights>();

    constructor(records: Records, seeded: SeededAccess) {
        this.records = records;
        this.seeded = seeded;
        this.grants = new GrantReader(records);
    }

    /** The sum of a user's permission sets. */
    grantsOf(userId: string): Grants {
        return this.grants.of(userId);
    }

    /** Whether a user may see and change everything. */
    hasAllAccess(userId: string): boolean {
        return this.profileOf(userId) === 'all';
    }

    /** Whether a user may use an object. */
    mayUse(userId: string, object: ObjectType, verb: Verb): boolean {
        if (this.hasAllAccess(userId)) return true;
        if (verb === 'read' && ALWAYS_READABLE.has(object.key)) return true;
        if (this.givesStandard(userId, object.custom, verb === 'read')) return true;
        const key = object.key === 'accountshare' ? 'account' : object.key;
        return this.grantsOf(userId).objects.get(key)?.[verb] === true;
    }

    /** Whether a user may read or edit a field of an object that they may use. Profiles never grant custom fields. */
    mayUseField(userId: string, object: ObjectType, field: Field, verb: 'edit' | 'read'): boolean {
        const known = this.rightsOf(userId)[verb];
        const may = known.get(field) ?? this.decideOnField(userId, object, field, verb);
        known.set(field, may);
        return may;
    }

    private decideOnField(
        userId: string,
        object: ObjectType,
        field: Field,
        verb: 'edit' | 'read',
    ): boolean {
        if (this.hasAllAccess(userId) && !field.custom) return true;
        if (field.required || field.isMasterDetail || SYSTEM_FIELDS.has(field.key)) return true;
        if (verb === 'read' && ALWAYS_READABLE.has(object.key)) return true;
        if (this.givesStandard(userId, field.custom, verb === 'read')) return true;
        const grant = this.grantsOf(userId).fields.get(lower(`${object.name}.${field.name}`));
        return grant?.[verb] === true;
    }

    /** Whether a user has a custom permission. */
    hasPermission(userId: string, name: string): boolean {
        const id = this.seeded.customPermissions.get(lower(name));
        if (id === undefined) return false;
        return userId === this.seeded.adminId || this.grantsOf(userId).entities.has(id);
    }

    /** Whether a user may call a class from outside Apex. */
    mayCallClass(userId: string, name: string): boolean {
        const id = this.seeded.classes.get(lower(name)) ?? '';
        return this.hasAllAccess(userId) || this.grantsOf(userId).entities.has(id);
    }

    /** Whether a user may use a principal of an external credential, such as `Credential-Principal`. */
    mayUsePrincipal(userId: string, name: string): boolean {
        const ids = [...this.grantsOf(userId).setIds];
        return ids.some((id) => this.seeded.sets.get(id)?.principals.has(lower(name)));
    }

    private profileOf(userId: string): ProfileAccess {
        return this.rightsOf(userId).profile;
    }

    private rightsOf(userId: string): Rights {
        const grants = this.grants.of(userId);
        const known = this.rights.get(grants);
        if (known) return known;
        const rights = { profile: this.readProfile(userId), read: new Map(), edit: new Map() };
        this.rights.set(grants, rights);
        return rights;
    }

    private readProfile(userId: string): ProfileAccess {
        const id = this.records.stored(userId, 'profileid');
        return (typeof id === 'string' ? this.seeded.profiles.get(id) : null) ?? 'nothing';
    }

    private givesStandard(userId: string, isCustom: boolean, isRead: boolean): boolean {
        const access = this.profileOf(userId);
        if (isCustom) return false;
        return access === 'standardObjects' || (access === 'readStandardObjects' && isRead);
    }
}
