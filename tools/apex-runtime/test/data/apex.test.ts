/**
 * The rules of the data layer as Apex meets them. Source of `as system`: "Set an Access Mode for Database Operations"
 * https://developer.salesforce.com/docs/platform/apex-dev/references/apex-dev/apex-classes-enforce-usermode.html;
 * the sources of the other rules are in the tests beside this one.
 */
import path from 'node:path';
import { Interpreter } from '../../interpreter';
import { readProject } from '../../metadata';
import { textOf } from '../../value-text';
import { AList, type Value } from '../../values';
import { TestOrg } from './org';

const project = readProject(path.join(__dirname, 'project'));

class ApexOrg extends Interpreter {
    constructor() {
        super(project);
        for (const source of project.classes) this.model.load(source);
    }

    /** Calls a static method of the sample class as a user. */
    run(userId: string, name: string, ...args: Value[]): string {
        this.startTest();
        this.users = [userId];
        const cls = this.model.find('Invoices', null);
        const [method] = cls?.methods.get(name.toLowerCase()) ?? [];
        if (!method) throw new Error(`no method ${name}`);
        const result = this.invoke(method, null, args);
        return result instanceof AList ? result.items.map(textOf).join(', ') : textOf(result);
    }
}

function orgAndUser(...sets: string[]): { org: ApexOrg; userId: string } {
    const org = new ApexOrg();
    return { org, userId: TestOrg.userWith(org.database, 'Standard User', sets) };
}

describe('Apex', () => {
    it('writes in user mode by default, and in system mode on request', () => {
        const { org, userId } = orgAndUser();

        expect(org.run(userId, 'writeAsUser')).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
        expect(org.run(userId, 'writeAsSystem')).toMatch(/^a\w{17}$/);
    });

    it('writes in user mode with a permission set group', () => {
        const { org, userId } = orgAndUser('Invoice_Clerk');

        expect(org.run(userId, 'writeAsUser')).toBe('inserted');
    });

    it('sees a row that somebody else inserted between its statements', () => {
        const { org, userId } = orgAndUser();
        org.database.onBefore({ operation: 'insert', object: 'Invoice__c' }, (database) =>
            database.put('Invoice__c', { Number__c: '9', Open_Key__c: 'a', OwnerId: userId }),
        );

        expect(org.run(userId, 'open', 'A')).toBe('DUPLICATE_VALUE, opened');
        expect(org.database.rows('Invoice__c').map((row) => row.get('open_key__c'))).toEqual([
            null,
            'A',
        ]);
    });

    it('meets a record that is locked for a while', () => {
        const { org, userId } = orgAndUser();
        org.database.lockRow('Invoice__c', 2, 'insert');

        expect(org.run(userId, 'open', 'a')).toBe('UNABLE_TO_LOCK_ROW, UNABLE_TO_LOCK_ROW, opened');
    });

    it('follows a merge until the loser is purged', () => {
        const { org, userId } = orgAndUser();

        expect(org.run(userId, 'followMerge')).toBe('Winner, Winner, 0');
    });

    it('saves a duplicate only if it allows it', () => {
        const { org, userId } = orgAndUser();
        org.database.put('Account', { Name: 'Bikes' });
        org.database.addDuplicateRule({ object: 'Account' });

        expect(org.run(userId, 'saveDuplicates')).toBe('false, true');
    });

    it('rolls back to a savepoint', () => {
        const { org, userId } = orgAndUser();

        expect(org.run(userId, 'goBack')).toBe('1');
    });
});
