/**
 * Sources: "List Class", "Set Class", "Map Class" and "SObject Class" of the Apex Reference Guide
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm
 */
import { Sample, run, thrownBy } from '../sample';

describe('List', () => {
    it('adds, inserts, removes and finds items', () => {
        expect(
            run(
                "List<String> l = new List<String>{ 'b' }; l.add('c'); l.add(0, 'a'); String gone = l.remove(1); l.addAll(new Set<String>{ 'd' }); return gone + l + l.indexOf('c') + l.contains('d');",
            ),
        ).toBe('b(a, c, d)1true');
    });

    it('sorts texts by their characters, nulls first', () => {
        expect(
            run("List<String> l = new List<String>{ 'b', 'a', null, 'B' }; l.sort(); return l;"),
        ).toEqual([null, 'B', 'a', 'b']);
    });

    it('refuses an index out of bounds', () => {
        expect(thrownBy(() => run('return new List<Integer>{ 1 }[1];'))).toBe(
            'System.ListException: List index out of bounds: 1',
        );
    });

    it('converts added items to its type', () => {
        expect(run("List<Id> l = new List<Id>(); l.add('001000000000001'); return l;")).toEqual([
            '001000000000001AAA',
        ]);
    });

    it('makes arrays of nulls', () => {
        expect(run('return new Integer[2];')).toEqual([null, null]);
    });
});

describe('Set and Map', () => {
    it('keeps the order of insertion, and each item once', () => {
        expect(
            run(
                "Set<String> s = new Set<String>{ 'b', 'a' }; Boolean isNew = s.add('b'); s.retainAll(new List<String>{ 'b' }); return isNew + '' + s;",
            ),
        ).toBe('false{b}');
    });

    it('distinguishes lists whose joined texts are equal', () => {
        const lists = "new List<String>{ 'a,b' }, new List<String>{ 'a', 'b' }";

        expect(run(`return new Set<List<String>>{ ${lists} }.size();`)).toBe(2);
    });

    it('distinguishes a text from the value that it spells', () => {
        expect(
            run("return new Set<Object>{ 1, '1', 'n1', null, 'null', true, 'true' }.size();"),
        ).toBe(7);
    });

    it('distinguishes the case of texts as keys', () => {
        expect(
            run(
                "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; m.put('A', 2); return m.get('a') + '' + m.containsKey('A') + m.size();",
            ),
        ).toBe('1true2');
    });

    it('makes a map of records by id', () => {
        expect(
            run(
                "insert as system new Account(Name = 'Bikes'); Map<Id, Account> m = new Map<Id, Account>([SELECT Name FROM Account]); return m.values()[0].Name;",
            ),
        ).toBe('Bikes');
    });

    it('clones independently', () => {
        expect(
            run(
                "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; Map<String, Integer> c = m.clone(); c.put('b', 2); return m.keySet();",
            ),
        ).toEqual(['a']);
    });
});

describe('Records', () => {
    it('reads and writes fields by name and by token', () => {
        expect(
            run(
                "Account a = new Account(); a.put('Name', 'x'); a.put(Account.Site, 'y'); return a.get('name') + '' + a.get(Account.Site) + a.isSet('Phone');",
            ),
        ).toBe('xyfalse');
    });

    it('refuses a field that the query did not read', () => {
        const statements =
            "insert as system new Account(Name = 'Bikes'); Account a = [SELECT Id FROM Account LIMIT 1]; return a.Name;";

        expect(thrownBy(() => run(statements))).toBe(
            'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Account.Name',
        );
    });

    it('returns null for the fields of an empty lookup', () => {
        expect(
            run(
                "insert as system new Contact(LastName = 'Lovelace'); Contact c = [SELECT Account.Name FROM Contact LIMIT 1]; return c.Account.Name;",
            ),
        ).toBeNull();
    });

    it('refuses a value of another type', () => {
        expect(thrownBy(() => run('Account a = new Account(); a.Name = 1; return a;'))).toMatch(
            /^System.SObjectException: Illegal assignment from Integer/,
        );
    });

    it('uses a query as its only row, and refuses none or several', () => {
        expect(thrownBy(() => run('Account a = [SELECT Id FROM Account]; return a;'))).toBe(
            'System.QueryException: List has no rows for assignment to SObject',
        );
        expect(
            thrownBy(() =>
                run(
                    "insert as system new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b') }; Account a = [SELECT Id FROM Account]; return a;",
                ),
            ),
        ).toBe('System.QueryException: List has more than 1 row for assignment to SObject');
    });

    it('describes objects and fields as the running user sees them', () => {
        const sample = new Sample();

        expect(
            sample.run(
                'return Schema.SObjectType.Account.getKeyPrefix() + Account.Name.getDescribe().getLength();',
            ),
        ).toMatch(/^001/);
        expect(sample.run('return Schema.SObjectType.Account.isCreateable();')).toBe(true);
        sample.runAs({ ProfileId: null });
        expect(sample.run('return Schema.SObjectType.Account.isCreateable();')).toBe(false);
    });
});

describe('Database', () => {
    it('returns the result of each record', () => {
        expect(
            run(`List<Database.SaveResult> all = Database.insert(
                    new List<Account>{ new Account(Name = 'Bikes'), new Account() }, false, AccessLevel.SYSTEM_MODE);
                 return all[0].isSuccess() + ' ' + all[1].getErrors()[0].getStatusCode() + ' ' + all[1].getErrors()[0].getFields();`),
        ).toBe('true REQUIRED_FIELD_MISSING (Name)');
    });

    it('throws with the record that failed', () => {
        expect(
            run(
                "try { insert as system new Account(); } catch (DmlException e) { return e.getDmlType(0) + ' ' + e.getNumDml() + ' ' + e.getDmlFieldNames(0); } return null;",
            ),
        ).toBe('REQUIRED_FIELD_MISSING 1 (Name)');
    });

    it('binds the variables around a dynamic query, or the entries of a map', () => {
        const sample = new Sample();
        sample.run("insert as system new Account(Name = 'Bikes'); return null;");

        expect(
            sample.run(
                "String n = 'bikes'; return Database.query('SELECT Id FROM Account WHERE Name = :n').size();",
            ),
        ).toBe(1);
        expect(
            sample.run(
                "return Database.queryWithBinds('SELECT Id FROM Account WHERE Name = :n', new Map<String, Object>{ 'n' => 'x' }, AccessLevel.USER_MODE).size();",
            ),
        ).toBe(0);
    });
});

describe('Database.DMLOptions', () => {
    it('saves what it can, including duplicates with only a warning', () => {
        const sample = new Sample();
        sample.vm.database.addDuplicateRule({ object: 'Account' });

        const saved = sample.run(`
            Database.DMLOptions options = new Database.DMLOptions();
            options.OptAllOrNone = false;
            insert as system new Contact(LastName = 'First');
            List<Account> accounts = new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b') };
            Integer refused = 0;
            for (Database.SaveResult each : Database.insert(accounts, options, AccessLevel.SYSTEM_MODE)) {
                if (!each.isSuccess()) refused++;
            }
            options.DuplicateRuleHeader.allowSave = true;
            Database.SaveResult last = Database.insert(new Account(Name = 'c'), options, AccessLevel.SYSTEM_MODE);
            return refused + ' ' + last.isSuccess();`);

        expect(saved).toMatch(/^[12] true$/);
    });

    it('supports no other options', () => {
        expect(
            thrownBy(() =>
                run(
                    'Database.DMLOptions o = new Database.DMLOptions(); o.allowFieldTruncation = true; return o;',
                ),
            ),
        ).toBe('not supported: assigning to DMLOptions.allowFieldTruncation');
    });
});
