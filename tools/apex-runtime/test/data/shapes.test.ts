/**
 * Sources: "Person Accounts"
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_guidelines_personaccounts.htm,
 * "Profile names are translated" https://github.com/jongpie/NebulaLogger/issues/271,
 * "Manage Multiple Currencies" https://help.salesforce.com/s/articleView?id=xcloud.admin_enable_multicurrency_implications.htm
 */
import {
    GERMAN_ORG,
    ORG_SHAPES,
    PERSON_ACCOUNTS_ORG,
    SEVERAL_CURRENCIES_ORG,
} from '../../data/shape';
import { TestOrg, record } from './org';

const insertAccount = (org: TestOrg, values: Parameters<typeof record>[1]): string => {
    const [result] = org.database.change('insert', record('Account', values), { allOrNone: false });
    return result?.error?.message ?? 'inserted';
};

describe('Every org', () => {
    it.each(ORG_SHAPES)('finds a profile by license: $name', (shape) => {
        const org = new TestOrg(shape);

        expect(
            org.query(
                "SELECT COUNT() FROM Profile WHERE UserLicense.LicenseDefinitionKey = 'SFDC'",
            ),
        ).toBe(4);
        expect(insertAccount(org, { Name: 'Bikes' })).toBe('inserted');
    });
});

describe('A German org', () => {
    it('has no profile by its English name', () => {
        const org = new TestOrg(GERMAN_ORG);

        expect(org.query("SELECT COUNT() FROM Profile WHERE Name = 'Standard User'")).toBe(0);
        expect(org.query("SELECT COUNT() FROM Profile WHERE Name = 'Standardbenutzer'")).toBe(1);
        expect(org.stored(org.userId, 'LanguageLocaleKey')).toBe('de');
    });
});

describe('An org with Person Accounts', () => {
    it('makes an Account with a last name a person, with its own Contact', () => {
        const org = new TestOrg(PERSON_ACCOUNTS_ORG);

        insertAccount(org, { FirstName: 'Dana', LastName: 'Fox', PersonEmail: 'dana@example.com' });

        expect(
            org.query('SELECT Name, IsPersonAccount, RecordType.IsPersonType FROM Account'),
        ).toEqual(['Name=Dana Fox, IsPersonAccount=true, RecordType={IsPersonType=true}']);
        expect(org.query('SELECT Email, Account.Name FROM Contact')).toEqual([
            'Email=dana@example.com, Account={Name=Dana Fox}',
        ]);
    });

    it('makes an Account with a name a business', () => {
        const org = new TestOrg(PERSON_ACCOUNTS_ORG);

        insertAccount(org, { Name: 'Bikes' });

        expect(org.query('SELECT Name, IsPersonAccount FROM Account')).toEqual([
            'Name=Bikes, IsPersonAccount=false',
        ]);
    });

    it('refuses the name of the other kind', () => {
        const org = new TestOrg(PERSON_ACCOUNTS_ORG);
        const types = org.database.rows('RecordType');
        const businessId =
            types.find((type) => type.get('ispersontype') === false)?.get('id') ?? null;

        expect(insertAccount(org, { LastName: 'Fox', RecordTypeId: businessId })).toBe(
            'Account: bad field names on insert/update call: LastName',
        );
        expect(insertAccount(org, { Name: 'Fox', LastName: 'Fox' })).toBe(
            'Account: bad field names on insert/update call: Name',
        );
    });

    it('has fields that other orgs lack', () => {
        expect(() => new TestOrg().query('SELECT IsPersonAccount FROM Account')).toThrow(
            "QueryException: No such column 'IsPersonAccount' on entity 'Account'",
        );
    });
});

describe('An org with several currencies', () => {
    it('gives records the corporate currency by default, and accepts only known ones', () => {
        const org = new TestOrg(SEVERAL_CURRENCIES_ORG);

        insertAccount(org, { Name: 'Bikes' });

        expect(org.query('SELECT CurrencyIsoCode FROM Account')).toEqual(['CurrencyIsoCode=USD']);
        expect(insertAccount(org, { Name: 'Boats', CurrencyIsoCode: 'JPY' })).toContain('JPY');
    });
});
