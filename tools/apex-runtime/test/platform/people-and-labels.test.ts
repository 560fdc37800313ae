/**
 * Sources: "Label Class"
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Label.htm,
 * "UserInfo Class"
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_userinfo.htm,
 * "FeatureManagement Class"
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FeatureManagement.htm
 */
import { SEVERAL_CURRENCIES_ORG } from '../../data/shape';
import { Sample, run, thrownBy } from '../sample';

const project = {
    labels: new Map([
        ['greeting', 'Hello'],
        ['only_english', 'Bye'],
    ]),
    translations: new Map([['de', new Map([['greeting', 'Hallo']])]]),
};

function speaking(language: string): Sample {
    const sample = new Sample({ project });
    sample.runAs({ LanguageLocaleKey: language });
    return sample;
}

describe('Labels', () => {
    it.each([
        ['en_US', 'Hello'],
        ['de', 'Hallo'],
        ['de_AT', 'Hallo'],
        ['fr', 'Hello'],
    ])('follow the language of the running user: %s', (language, expected) => {
        expect(speaking(language).run('return Label.Greeting;')).toBe(expected);
        expect(speaking(language).run('return System.Label.greeting;')).toBe(expected);
        expect(speaking(language).run("return System.Label.get('', 'Greeting');")).toBe(expected);
    });

    it('can be read in another language', () => {
        expect(speaking('en_US').run("return System.Label.get(null, 'Greeting', 'de');")).toBe(
            'Hallo',
        );
        expect(speaking('de').run("return System.Label.get('', 'Greeting', 'en_US');")).toBe(
            'Hello',
        );
    });

    it('fall back to the original text', () => {
        expect(speaking('de').run('return Label.Only_English;')).toBe('Bye');
        expect(
            speaking('de').run("return Label.translationExists('', 'Only_English', 'de');"),
        ).toBe(false);
        expect(speaking('de').run("return Label.translationExists('', 'Greeting', 'de');")).toBe(
            true,
        );
    });

    it('fail for an unknown name', () => {
        expect(
            thrownBy(() => speaking('de').run("return Label.get('', 'Missing', 'de');")),
        ).toMatch(/Missing does not exist/);
    });
});

describe('UserInfo', () => {
    it('describes the running user', () => {
        const sample = new Sample();
        const id = sample.runAs({
            FirstName: 'Ada',
            LastName: 'Lovelace',
            LanguageLocaleKey: 'de',
            LocaleSidKey: 'de_DE',
        });

        expect(sample.run('return UserInfo.getUserId();')).toBe(id);
        expect(sample.run('return UserInfo.getName();')).toBe('Ada Lovelace');
        expect(sample.run('return UserInfo.getLanguage();')).toBe('de');
        expect(sample.run('return UserInfo.getLocale();')).toBe('de_DE');
    });

    it('follows System.runAs', () => {
        const sample = new Sample({ members: 'static String other;' });
        const id = sample.vm.database.put('User', { LastName: 'Other' });

        expect(
            sample.run(
                `User u = new User(Id = '${id}'); System.runAs(u) { other = UserInfo.getUserId(); } return other == u.Id && UserInfo.getUserId() != u.Id;`,
            ),
        ).toBe(true);
    });

    it('knows whether the org has several currencies', () => {
        expect(run('return UserInfo.isMultiCurrencyOrganization();')).toBe(false);
        expect(
            run('return UserInfo.isMultiCurrencyOrganization();', {
                shape: SEVERAL_CURRENCIES_ORG,
            }),
        ).toBe(true);
    });
});

describe('FeatureManagement', () => {
    it('finds a custom permission only for users who have it', () => {
        const sample = new Sample({
            project: { customPermissions: new Map([['ship', 'Ship']]) },
        });

        expect(sample.run("return FeatureManagement.checkPermission('Ship');")).toBe(true);
        sample.runAs();
        expect(sample.run("return FeatureManagement.checkPermission('Ship');")).toBe(false);
    });
});
