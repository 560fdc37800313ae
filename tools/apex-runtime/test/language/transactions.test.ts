/**
 * Sources: "Callout Limits and Limitations"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm,
 * "Execution Governors and Limits"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm,
 * "Transaction Control"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm
 */
import { Sample, thrownBy } from '../sample';

const PENDING =
    'System.CalloutException: You have uncommitted work pending. Please commit or rollback before calling out';

const members = `
    static Integer send() {
        HttpRequest request = new HttpRequest();
        request.setEndpoint('https://example.com'); request.setMethod('GET');
        request.setTimeout(100000);
        return new Http().send(request).getStatusCode();
    }
    static void insertAccount() { insert as system new Account(Name = 'Bikes'); }
    public class Job implements Queueable { public void execute(QueueableContext context) {} }`;

function online(milliseconds = 0): Sample {
    const sample = new Sample({ members });
    sample.vm.callOut = () => ({ status: 200, headers: {}, body: '', milliseconds });
    return sample;
}

describe('Callouts', () => {
    it.each([
        ['DML', 'insertAccount();'],
        ['queueing a job', 'System.enqueueJob(new Job());'],
    ])('are refused after %s', (_, work) => {
        expect(thrownBy(() => online().run(`${work} return send();`))).toBe(PENDING);
    });

    it('may come before DML', () => {
        expect(online().run('Integer status = send(); insertAccount(); return status;')).toBe(200);
    });

    it('may follow DML from before Test.startTest', () => {
        expect(online().run('insertAccount(); Test.startTest(); return send();')).toBe(200);
    });

    it('are limited to 100', () => {
        const statements = (count: number): string =>
            `for (Integer i = 0; i < ${count}; i++) send(); return Limits.getCallouts();`;

        expect(online().run(statements(100))).toBe(100);
        expect(thrownBy(() => online().run(statements(101)))).toBe(
            'System.LimitException: Too many callouts: 101',
        );
    });

    it('may take 120 seconds in total', () => {
        expect(online(60_000).run('send(); return send();')).toBe(200);
        expect(thrownBy(() => online(60_001).run('send(); return send();'))).toBe(
            'System.CalloutException: Exceeded maximum time allotted for callout (120000 ms)',
        );
    });

    it('end at their own time-out', () => {
        expect(thrownBy(() => online(100_001).run('return send();'))).toBe(
            'System.CalloutException: Read timed out',
        );
    });

    it('are refused in a job that does not allow them', () => {
        const sample = new Sample({
            classes: [
                `public class Job implements Queueable {
                    public void execute(QueueableContext context) { new Http().send(new HttpRequest()); }
                }`,
            ],
        });

        sample.run('System.enqueueJob(new Job()); return null;');

        expect(thrownBy(() => sample.vm.runJobs())).toMatch(
            /Callout not allowed from this queueable job/,
        );
    });

    it("throw the host's exception", () => {
        const sample = new Sample({ members });
        sample.vm.callOut = () => ({ exception: 'Read timed out' });

        expect(thrownBy(() => sample.run('return send();'))).toBe(
            'System.CalloutException: Read timed out',
        );
    });

    it('need a mock in a test', () => {
        expect(thrownBy(() => new Sample({ members }).run('return send();'))).toBe(
            'System.TypeException: Methods defined as TestMethod do not support Web service callouts',
        );
    });
});

describe('Limits', () => {
    it.each([
        [
            'queries',
            100,
            '[SELECT Id FROM Account WITH SYSTEM_MODE];',
            'SOQL queries',
            'getQueries',
        ],
        ['DML statements', 150, 'insertAccount();', 'DML statements', 'getDmlStatements'],
    ])('allow this many %s: %i', (_, most, statement, title, used) => {
        const statements = (count: number): string =>
            `for (Integer i = 0; i < ${count}; i++) { List<Account> a; ${statement.replace('[', 'a = [')} } return Limits.${used}();`;

        expect(new Sample({ members }).run(statements(most))).toBe(most);
        expect(thrownBy(() => new Sample({ members }).run(statements(most + 1)))).toBe(
            `System.LimitException: Too many ${title}: ${most + 1}`,
        );
    });

    // "Using Limits, startTest, and stopTest"
    // https://developer.salesforce.com/docs/atlas.en-us.254.0.apexcode.meta/pages/apex_testing_tools_start_stop_test.htm
    it('are reset by Test.startTest', () => {
        expect(
            new Sample({ members }).run(
                'insertAccount(); Test.startTest(); return Limits.getDmlStatements();',
            ),
        ).toBe(0);
    });
});

describe('Savepoints', () => {
    const AFTER_ROLLBACK = `
        Savepoint before = Database.setSavepoint();
        insertAccount();
        Database.rollback(before);`;

    it('undo later writes', () => {
        expect(
            online().run(
                `${AFTER_ROLLBACK} return [SELECT COUNT() FROM Account WITH SYSTEM_MODE];`,
            ),
        ).toBe(0);
    });

    it('prevent callouts until they are released', () => {
        expect(thrownBy(() => online().run(`${AFTER_ROLLBACK} return send();`))).toBe(
            'System.CalloutException: All active Savepoints must be released before making callouts.',
        );
        expect(
            online().run(`${AFTER_ROLLBACK} Database.releaseSavepoint(before); return send();`),
        ).toBe(200);
    });

    it('do not commit pending work when they are released', () => {
        const statements = `
            Savepoint before = Database.setSavepoint();
            insertAccount();
            Database.releaseSavepoint(before);
            return send();`;

        expect(thrownBy(() => online().run(statements))).toBe(PENDING);
    });

    it('become invalid when the transaction rolls back to an earlier one', () => {
        const statements = `
            Savepoint first = Database.setSavepoint();
            Savepoint second = Database.setSavepoint();
            Database.rollback(first);
            Database.rollback(second);
            return null;`;

        expect(thrownBy(() => online().run(statements))).toMatch(/^System.TypeException/);
    });

    it('release later ones with them', () => {
        const statements = `
            Savepoint first = Database.setSavepoint();
            Savepoint second = Database.setSavepoint();
            Database.releaseSavepoint(first);
            return send();`;

        expect(online().run(statements)).toBe(200);
    });

    it('count as DML statements, as rollbacks do', () => {
        expect(online().run(`${AFTER_ROLLBACK} return Limits.getDmlStatements();`)).toBe(3);
    });

    it('do not change static variables', () => {
        const sample = new Sample({ members: `${members} static Integer n = 0;` });

        expect(
            sample.run(
                'Savepoint p = Database.setSavepoint(); n = 1; Database.rollback(p); return n;',
            ),
        ).toBe(1);
    });
});

/**
 * Sources: "Use Batch Apex"
 * https://developer.salesforce.com/docs/platform/apex-dev/references/apex-dev/apex-batch-interface.html,
 * "Future Annotation"
 * https://developer.salesforce.com/docs/platform/apex-dev/references/apex-dev/apex-classes-annotation-future.html
 */
describe('Jobs', () => {
    const classes = [
        'public class Log { public static List<String> lines = new List<String>(); }',
        `public class Numbers implements Database.Batchable<Integer>, Database.AllowsCallouts {
            public Iterable<Integer> start(Database.BatchableContext context) { return new List<Integer>{ 1, 2, 3 }; }
            public void execute(Database.BatchableContext context, List<Integer> scope) {
                Log.lines.add(scope.size() + ' ' + System.isBatch() + ' ' + Limits.getDmlStatements());
                insert as system new Account(Name = 'Bikes');
            }
            public void finish(Database.BatchableContext context) { Log.lines.add('finished'); }
        }`,
        'public class Later { @future public static void run(String text) { Log.lines.add(text + System.isFuture()); } }',
    ];

    it('run at Test.stopTest, each part of a batch in its own transaction', () => {
        const sample = new Sample({ classes });

        const lines = sample.run(
            "Test.startTest(); Database.executeBatch(new Numbers(), 2); Log.lines.add('queued'); Test.stopTest(); return Log.lines;",
        );

        expect(lines).toEqual(['queued', '2 true 0', '1 true 0', 'finished']);
    });

    it('run future methods later', () => {
        const sample = new Sample({ classes });

        expect(
            sample.run(
                "Test.startTest(); Later.run('later '); Log.lines.add('now'); Test.stopTest(); return Log.lines;",
            ),
        ).toEqual(['now', 'later true']);
    });
});

// "Too Many DML Statements: 1" https://www.sathwikat.me/too-many-dml-statements-1
describe('Cacheable methods', () => {
    it('may not write', () => {
        const sample = new Sample({
            classes: [
                `public class Reader {
                    @AuraEnabled(cacheable=true) public static void read() { insert as system new Account(Name = 'Bikes'); }
                }`,
            ],
        });

        expect(thrownBy(() => sample.run('Reader.read(); return null;'))).toMatch(
            /^System.LimitException: Too many DML statements/,
        );
    });
});
