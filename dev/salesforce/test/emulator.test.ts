import { strToU8, zipSync } from 'fflate';
import { PERMISSION_SET_GROUPS } from '../../../contract/agreed-values';
import { DemoOrg } from '../../org/demo-org';
import { startSalesforce, type SalesforceEmulator } from '../emulator';
import type { OrgOptions } from '../org-options';

const DATA = '/services/data/v67.0';
const ADMIN = '005Hs0000000001IAA';

const manifest = (...types: [name: string, ...members: string[]][]) =>
    `<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">${types
        .map(
            ([name, ...members]) =>
                `<types>${members.map((member) => `<members>${member}</members>`).join('')}<name>${name}</name></types>`,
        )
        .join('')}<version>67.0</version></Package>`;

describe('an org', () => {
    let salesforce: SalesforceEmulator;

    const start = async (options: OrgOptions & { demo?: DemoOrg } = {}) => {
        salesforce = await startSalesforce(options);
    };

    afterEach(() => salesforce.close());

    const call = async (path: string, init: RequestInit = {}) => {
        const response = await fetch(`${salesforce.url}${path}`, {
            ...init,
            headers: { Authorization: `Bearer ${salesforce.token}` },
        });
        const text = await response.text();
        const body: unknown = text === '' ? undefined : JSON.parse(text);
        return { status: response.status, body };
    };

    const query = (soql: string) => call(`${DATA}/query?q=${encodeURIComponent(soql)}`);

    const deploy = async (files: Record<string, string>, options: object = {}) => {
        const zip = zipSync(
            Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
        );
        const form = new FormData();
        form.append('json', JSON.stringify({ deployOptions: options }));
        form.append('file', new Blob([new Uint8Array(zip)]), 'package.zip');
        const { body } = await call(`${DATA}/metadata/deployRequest`, {
            method: 'POST',
            body: form,
        });
        const { id } = body as { id: string };
        for (;;) {
            const answer = await call(`${DATA}/metadata/deployRequest/${id}?includeDetails=true`);
            const { deployResult } = answer.body as {
                deployResult: {
                    done: boolean;
                    success: boolean;
                    details: {
                        componentFailures: { fullName: string; problem: string }[];
                        runTestResult: { failures: { name: string; message: string }[] };
                    };
                };
            };
            if (deployResult.done) return deployResult;
        }
    };

    const CREDENTIAL = {
        'package.xml': manifest(['ExternalCredential', 'Fusebill_Latch']),
        'externalCredentials/Fusebill_Latch.externalCredential':
            '<?xml version="1.0" encoding="UTF-8"?><ExternalCredential/>',
    };

    it('refuses requests without a valid session, except for versions', async () => {
        await start();
        salesforce.expireSession();

        expect(await query('SELECT Id FROM User')).toEqual({
            status: 401,
            body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }],
        });
        expect((await call('/services/data')).status).toBe(200);
    });

    it('answers queries with the requested fields', async () => {
        await start({ users: [{ Id: '005Hs0000000002IAA', Username: "o'hara@x.com", Name: 'O' }] });

        const { body } = await query(
            "SELECT Id, Username FROM User WHERE Username IN ('o\\'hara@x.com','nobody') AND IsActive = true",
        );

        expect(body).toMatchObject({
            totalSize: 1,
            records: [{ Id: '005Hs0000000002IAA', Username: "o'hara@x.com" }],
        });
    });

    it.each([
        ['SELECT Nothing FROM User', 'INVALID_FIELD'],
        ['SELECT Id FROM Nothing', 'INVALID_TYPE'],
        ['SELECT Id', 'MALFORMED_QUERY'],
    ])('refuses %s', async (soql, errorCode) => {
        await start();

        expect(await query(soql)).toMatchObject({ status: 400, body: [{ errorCode }] });
    });

    it('contains what a deployment installed, and nothing from a dry run', async () => {
        await start();

        const checked = await deploy(CREDENTIAL, { checkOnly: true });
        const before = salesforce.org.components.has('ExternalCredential', 'Fusebill_Latch');
        const deployed = await deploy(CREDENTIAL);

        expect([checked.success, before, deployed.success]).toEqual([true, false, true]);
        expect(salesforce.org.components.has('ExternalCredential', 'Fusebill_Latch')).toBe(true);
    });

    it.each([
        [
            'a missing file',
            { 'package.xml': manifest(['ApexClass', 'Lost']) },
            "An object 'Lost' of type ApexClass was named in package.xml, but was not found in zipped directory",
        ],
        [
            'an unknown type',
            { 'package.xml': manifest(['Nonsense', 'X']) },
            "Unknown type name 'Nonsense' specified in package.xml",
        ],
        [
            'a field that its object does not have',
            {
                'package.xml': manifest(['CustomField', 'A__c.B__c']),
                'objects/A__c.object': '<?xml version="1.0"?><CustomObject></CustomObject>',
            },
            'In field: fields - no A__c.B__c found',
        ],
        [
            'invalid XML',
            { ...CREDENTIAL, 'labels/Other.labels': '<?xml version="1.0"?><a><b></a>' },
            'Error parsing file',
        ],
        [
            'translations without Translation Workbench',
            {
                'package.xml': manifest(['Translations', 'de']),
                'translations/de.translation': '<?xml version="1.0"?><Translations/>',
            },
            'Not available for deploy for this organization',
        ],
    ])('refuses a deployment with %s', async (_, files, problem) => {
        await start();

        const { success, details } = await deploy(files);

        expect(success).toBe(false);
        expect(details.componentFailures.map((failure) => failure.problem).join()).toContain(
            problem,
        );
        expect(salesforce.org.components.namesOf('ExternalCredential')).toEqual([]);
    });

    it('runs the named tests, and deploys nothing if one fails', async () => {
        await start();
        const files = {
            'package.xml': manifest(['ApexClass', 'ATest']),
            'classes/ATest.cls': 'class ATest {}',
        };
        salesforce.org.deploys.failing.set('ATest', 'Assertion Failed');

        const { success, details } = await deploy(files, { runTests: ['ATest'] });

        expect(success).toBe(false);
        expect(details.runTestResult.failures).toEqual([
            { name: 'ATest', methodName: 'works', message: 'Assertion Failed' },
        ]);
        expect(salesforce.org.components.namesOf('ApexClass')).toEqual([]);
    });

    it('never reveals the secret of an External Credential', async () => {
        await start();
        const path = `${DATA}/named-credentials/credential`;
        const principal = 'externalCredential=Fusebill_Latch&principalName=Lambda';
        const send = (method: string) =>
            call(path, {
                method,
                body: JSON.stringify({
                    externalCredential: 'Fusebill_Latch',
                    principalName: 'Lambda',
                    credentials: {
                        awsAccessKeyId: { value: 'AKIAINVENTED', encrypted: false },
                        awsSecretAccessKey: { value: 'planted', encrypted: true },
                    },
                }),
            });

        expect((await send('POST')).status).toBe(404); // nothing is deployed yet
        await deploy(CREDENTIAL);
        expect((await send('PUT')).status).toBe(404);
        expect((await send('POST')).status).toBe(201);
        expect((await send('POST')).status).toBe(400);
        const { body } = await call(`${path}?${principal}`);

        expect(body).toMatchObject({
            authenticationStatus: 'Configured',
            credentials: { awsAccessKeyId: { value: 'AKIAINVENTED' } },
        });
        expect(JSON.stringify(body)).not.toContain('planted');
        expect((await call(`${path}?${principal}`, { method: 'DELETE' })).status).toBe(204);
        expect(salesforce.org.credentials.accessKey('Fusebill_Latch', 'Lambda')).toBeNull();
    });

    it('assigns a permission set group once', async () => {
        await start();
        await deploy({
            'package.xml': manifest(['PermissionSetGroup', PERMISSION_SET_GROUPS.user]),
            [`permissionsetgroups/${PERMISSION_SET_GROUPS.user}.permissionsetgroup`]: '<x/>',
        });
        const [group] = salesforce.org.tables.rows('PermissionSetGroup');
        const assign = (id: unknown) =>
            call(`${DATA}/sobjects/PermissionSetAssignment`, {
                method: 'POST',
                body: JSON.stringify({ AssigneeId: ADMIN, PermissionSetGroupId: id }),
            });

        expect((await assign(group?.['Id'])).status).toBe(201);
        expect(await assign(group?.['Id'])).toMatchObject({
            status: 400,
            body: [{ errorCode: 'DUPLICATE_VALUE' }],
        });
        expect(await assign('0PG000000000000AAA')).toMatchObject({
            body: [{ errorCode: 'INVALID_CROSS_REFERENCE_KEY' }],
        });
        expect(salesforce.org.tables.assignedTo(ADMIN)).toEqual([PERMISSION_SET_GROUPS.user]);
    });

    it("runs the package's own Apex, with only the assigned permissions", async () => {
        await start({ demo: await DemoOrg.start() });
        const apex = 'throw new Answer(JSON.serialize(LatchController.health()));';

        const { body } = await call(
            `${DATA}/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(apex)}`,
        );

        expect(body).toMatchObject({
            compiled: true,
            exceptionMessage:
                "System.NoAccessException: You do not have access to the Apex class named 'LatchController'.",
        });
    });
});
