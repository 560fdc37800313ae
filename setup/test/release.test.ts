import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createHash } from 'node:crypto';
import { membersOf } from '../../dev/salesforce/metadata/package-xml';
import { validate } from '../../dev/salesforce/metadata/validate';
import packageJson from '../../package.json';
import { forOrg } from '../release/for-org';
import { packRelease } from '../release/pack-release';
import { openRelease, testsOf } from '../release/release';
import { markOf, withMark } from '../salesforce/package-mark';
import { removalOf } from '../salesforce/removal';
import { RELEASE } from './world';

const text = (content: Uint8Array | undefined) => Buffer.from(content ?? []).toString();

describe('the release', () => {
    const release = openRelease(RELEASE);

    it('contains everything that both sides need', () => {
        expect(release.version).toBe(packageJson.version);
        expect(release.templates.retain).toContain(release.code.key);
        expect(release.templates.destroy).not.toContain('RetainExceptOnCreate');
        expect(release.code.content.length).toBeGreaterThan(10_000);
        expect(release.deployerPolicy).toHaveProperty('Statement');
        expect(testsOf(release.package)).toContain('LatchControllerTest');
    });

    it('contains a package and translations that an org accepts separately', () => {
        const problems = [release.package, release.translations].flatMap((files) =>
            validate(membersOf(text(files['package.xml'])), files, { takesTranslations: true }),
        );

        expect(problems).toEqual([]);
        expect(Object.keys(release.package).join()).not.toContain('translation');
        expect(Object.keys(release.translations).sort()).toEqual([
            'package.xml',
            'translations/de.translation',
            'translations/fr.translation',
        ]);
    });

    it('has the same bytes each time it is packed', () => {
        const folder = mkdtempSync(join(tmpdir(), 'release-'));
        const built = join(dirname(RELEASE), '..');
        packRelease(folder, {
            version: packageJson.version,
            aws: join(built, 'aws'),
            deployerPolicy: join(__dirname, '../../infra/deployer-policy.json'),
            package: join(built, 'package'),
        });

        const again = readFileSync(join(folder, `fusebill-latch-${packageJson.version}.zip`));
        const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
        rmSync(folder, { recursive: true });

        expect(again.equals(readFileSync(RELEASE))).toBe(true);
        expect(sums).toContain(createHash('sha256').update(again).digest('hex'));
    });

    it('is refused when it is not a release', () => {
        const folder = mkdtempSync(join(tmpdir(), 'release-'));
        const file = join(folder, 'other.zip');
        writeFileSync(file, 'no zip');

        expect(() => openRelease(file)).toThrow(`${file} is not a release of Fusebill Latch`);
        rmSync(folder, { recursive: true });
    });
});

describe('the package of an org', () => {
    const { package: files } = openRelease(RELEASE);
    const outputs = {
        InvokeUrl: 'https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/latch/invocations',
        Region: 'eu-west-1',
    };

    it('has the URL and region of its own function only', () => {
        const mine = forOrg(files, outputs);

        const named = text(mine['namedCredentials/Fusebill_Latch.namedCredential']);
        const external = text(mine['externalCredentials/Fusebill_Latch.externalCredential']);

        expect(named).toContain(`<parameterValue>${outputs.InvokeUrl}</parameterValue>`);
        expect(external).toContain('<parameterValue>eu-west-1</parameterValue>');
        expect(external).toContain('<parameterValue>lambda</parameterValue>');
        expect(`${named}${external}`).not.toContain('us-east-1');
    });

    it('contains a mark that depends on the URL and the version', () => {
        const mark = markOf('1.0.0', forOrg(files, outputs));
        const elsewhere = markOf('1.0.0', forOrg(files, { ...outputs, Region: 'eu-west-2' }));

        const marked = withMark(files, mark);

        expect(elsewhere).not.toBe(mark);
        expect(text(marked['permissionsets/Latch_Credential.permissionset'])).toMatch(
            new RegExp(
                `<description>.{1,250} Set up as ${mark.replaceAll('.', '\\.')}\\.</description>`,
            ),
        );
    });

    it("can be removed: the package's labels by name, never all labels of the org", () => {
        const members = membersOf(text(removalOf(files)['destructiveChanges.xml']));

        expect(members.has('CustomLabels')).toBe(false);
        expect(members.get('CustomLabel')?.length).toBeGreaterThan(20);
        expect(members.get('CustomLabel')?.every((name) => name.startsWith('Latch_'))).toBe(true);
        expect(members.get('CustomObject')).toContain('Fusebill_Latch__c');
        expect(members.get('CustomObject')?.every((name) => name.startsWith('Fusebill_'))).toBe(
            true,
        );
        expect(members.has('CustomField')).toBe(false);
    });
});
