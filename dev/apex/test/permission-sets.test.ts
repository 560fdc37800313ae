import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { PERMISSION_SETS } from '../../../contract/agreed-values';
import { readClasses } from '../read-classes';

const SOURCE = join(__dirname, '../../../force-app/main/default');
const OBJECT = 'Fusebill_Latch__c';
const OBJECTS = [OBJECT, 'Fusebill_Mismatch__c'];
/** Entry points that only write. */
const WRITERS = ['LatchMismatchController', 'LatchSynchController', 'LatchUnlatchController'];
const ROLES = [PERMISSION_SETS.viewer, PERMISSION_SETS.user, PERMISSION_SETS.admin];

type PermissionSet = {
    classAccesses: { apexClass: string; enabled: string }[];
    customPermissions: { name: string; enabled: string }[];
    externalCredentialPrincipalAccesses: { externalCredentialPrincipal: string; enabled: string }[];
    fieldPermissions: { field: string; editable: string; readable: string }[];
    objectPermissions: ({ object: string } & Record<string, string>)[];
    tabSettings: { tab: string; visibility: string }[];
};

const parser = new XMLParser({
    parseTagValue: false,
    isArray: (name) => /(Accesses|Permissions|Settings)$/.test(name),
});

function read(name: string): PermissionSet {
    const file = join(SOURCE, 'permissionsets', `${name}.permissionset-meta.xml`);
    const none = {
        classAccesses: [],
        customPermissions: [],
        externalCredentialPrincipalAccesses: [],
        fieldPermissions: [],
        objectPermissions: [],
        tabSettings: [],
    };
    const parsed = parser.parse(readFileSync(file, 'utf8')) as { PermissionSet: PermissionSet };
    return { ...none, ...parsed.PermissionSet };
}

/** The fields that need a field permission. A required field is always visible to users of the object. */
function optionalFields(): string[] {
    return OBJECTS.flatMap((object) => {
        const folder = join(SOURCE, 'objects', object, 'fields');
        return readdirSync(folder)
            .filter((file) => !readFileSync(join(folder, file), 'utf8').includes('<required>true'))
            .map((file) => `${object}.${file.replace('.field-meta.xml', '')}`)
            .sort();
    });
}

/** The classes that a component, a flow or another package calls by name. */
function entryPoints(): string[] {
    return [...readClasses()]
        .filter(([, source]) => /@AuraEnabled\s+public static|@InvocableMethod/.test(source))
        .map(([name]) => name);
}

const names = (set: PermissionSet) => set.customPermissions.map(({ name }) => name);
const classes = (set: PermissionSet) => set.classAccesses.map(({ apexClass }) => apexClass);

describe('the permission sets', () => {
    it.each(ROLES)('let %s read all stored data and write none', (name) => {
        expect(read(name).objectPermissions).toEqual(
            OBJECTS.map((object) => ({
                object,
                allowRead: 'true',
                allowCreate: 'false',
                allowEdit: 'false',
                allowDelete: 'false',
                modifyAllRecords: 'false',
                viewAllRecords: 'false',
            })),
        );
    });

    it.each(ROLES)('let %s read exactly the fields that need a permission', (name) => {
        const { fieldPermissions } = read(name);

        expect(fieldPermissions.map(({ field }) => field)).toEqual(optionalFields());
        for (const { readable, editable } of fieldPermissions) {
            expect({ readable, editable }).toEqual({ readable: 'true', editable: 'false' });
        }
    });

    it.each(ROLES)('are assigned with the credential as one group: %s', (name) => {
        const file = `permissionsetgroups/Fusebill_${name}.permissionsetgroup-meta.xml`;

        const { PermissionSetGroup: group } = parser.parse(
            readFileSync(join(SOURCE, file), 'utf8'),
        ) as { PermissionSetGroup: { permissionSets: string[] } };

        expect(group.permissionSets).toEqual([PERMISSION_SETS.credential, name]);
    });

    it('separate viewing, latching and moving', () => {
        expect(names(read(PERMISSION_SETS.viewer))).toEqual([]);
        expect(names(read(PERMISSION_SETS.user))).toEqual(['Latch_Customer', 'Latch_Sync']);
        expect(names(read(PERMISSION_SETS.admin))).toEqual([
            'Latch_Customer',
            'Latch_Health',
            'Latch_Move',
            'Latch_Sync',
        ]);
    });

    it.each([
        [PERMISSION_SETS.viewer, [OBJECT]],
        [PERMISSION_SETS.user, [OBJECT]],
        [PERMISSION_SETS.admin, [OBJECT, 'Latch_Health']],
        [PERMISSION_SETS.credential, []],
    ])('show only the tabs that a user may use: %s', (name, tabs) => {
        const visible = tabs.map((tab) => ({ tab, visibility: 'Visible' }));

        expect(read(name).tabSettings).toEqual(visible);
    });

    it('give access to each entry point, but a viewer gets none that only latches or unlatches', () => {
        const all = entryPoints().sort();

        expect(all).toContain('LatchController');
        expect(classes(read(PERMISSION_SETS.user))).toEqual(all);
        expect(classes(read(PERMISSION_SETS.admin))).toEqual(all);
        expect(classes(read(PERMISSION_SETS.viewer))).toEqual(
            all.filter((name) => !WRITERS.includes(name)),
        );
    });

    it('keep the credential in a separate set', () => {
        const credential = read(PERMISSION_SETS.credential);
        const others = [PERMISSION_SETS.viewer, PERMISSION_SETS.user, PERMISSION_SETS.admin].map(
            read,
        );

        expect(credential.externalCredentialPrincipalAccesses).toEqual([
            { enabled: 'true', externalCredentialPrincipal: 'Fusebill_Latch-Lambda' },
        ]);
        expect(credential.objectPermissions.map(({ object }) => object)).toEqual([
            'UserExternalCredential',
        ]);
        expect([...credential.classAccesses, ...credential.customPermissions]).toEqual([]);
        for (const set of others) expect(set.externalCredentialPrincipalAccesses).toEqual([]);
    });
});
