import { apexCompiler } from '../apex/apex-compiler';
import { apexRules } from '../apex/apex-rules';
import { findProblems } from './find-problems';
import { SAMPLE, type Files } from './sample-project';
import { withJava } from './with-java';

const META = SAMPLE['classes/Greeter.cls-meta.xml'] ?? '';

/** The sample with more classes, by name; each has one fault. */
function withClasses(bodies: Record<string, string>): Files {
    const files = Object.entries(bodies).flatMap(([name, body]) => {
        const sharing = /^(public|@)/.test(body) ? '' : 'public with sharing class ';
        return [
            [`classes/${name}.cls`, `${sharing}${body}\n`],
            [`classes/${name}.cls-meta.xml`, META],
        ];
    });
    return { ...SAMPLE, ...(Object.fromEntries(files) as Files) };
}

withJava('Apex by the apex-ls compiler', () => {
    it('finds code that does not compile or is unused', async () => {
        const files = withClasses({
            Type: 'Type { @AuraEnabled public static void run() { Acount a; } }',
            Field: 'Field { @AuraEnabled public static void run(Contact c) { c.Mod__c = 1; } }',
            Method: 'Method { @AuraEnabled public static void run() { Greeter.great(null); } }',
            Syntax: 'Syntax { @AuraEnabled public static void run() { return } }',
            Unused: 'Unused { @AuraEnabled public static void run() { Integer n = 1; } }',
            UnusedMethod: 'UnusedMethod { private static void run() { return; } }',
        });

        const found = (await findProblems([apexCompiler], files)).join('\n');

        expect(found).toContain("No type declaration found for 'Acount'");
        expect(found).toContain("Unknown field 'Mod__c'");
        expect(found).toContain("'great'");
        expect(found).toContain("';'");
        expect(found).toContain("Unused local variable 'n'");
        expect(found).toContain('UnusedMethod');
    });

    it('passes in the sample, and treats Flow actions and enum constants as used', async () => {
        const files = withClasses({
            Action: `Action {
    @InvocableMethod
    public static void run(List<Id> ids) { Mood.valueOf('GOOD'); }
}`,
            Reader: `Reader {
    @InvocableMethod(label='Read it')
    public static void read(List<Request> requests) { Mood.valueOf('BAD'); }
    public class Request { @InvocableVariable public Id recordId; }
}`,
            ReaderTest: `@IsTest
private class ReaderTest {
    @IsTest
    static void reads() { Reader.read(new List<Reader.Request>()); }
}`,
            Mood: 'public enum Mood { GOOD, BAD }',
        });

        expect(await findProblems([apexCompiler], files)).toEqual([]);
    });
});

withJava("Apex by PMD's rules", () => {
    it('finds unsafe code and bad practice, and passes the rest', async () => {
        const files = withClasses({
            Mode: 'Mode { public static Account run() { return [SELECT Id FROM Account LIMIT 1]; } }',
            Sharing:
                'public class Sharing { public void run() { delete [SELECT Id FROM Account WITH USER_MODE]; } }',
            Catching: 'Catching { public void run() { try { run(); } catch (Exception e) {} } }',
            Injection: `Injection {
    public void run(String name) { Database.query('SELECT Id FROM Account WHERE Name = ' + name); }
}`,
        });

        const found = await findProblems([apexRules], files);

        const rules = new Set(found.map((message) => message.split(':')[0]));
        expect([...rules].sort()).toEqual([
            'ApexCRUDViolation',
            'ApexSOQLInjection',
            'ApexSharingViolations',
            'EmptyCatchBlock',
        ]);
        expect(found.join()).not.toContain('Greeter');
    });
});
