import { ApexOrg } from '../apex-org';
import type { AuraOutcome } from '../call-method';
import type { Callout, CalloutAnswer } from '../platform/callout';
import { writeProject } from './write-project';

const SHOP = `
public class Shop {
    private static Integer runs = 0;

    @AuraEnabled
    public static String ask(String path) {
        runs++;
        String answer = send(path) + send(path + '/again');
        insert as system new Account(Name = answer);
        return answer + ' in run ' + runs;
    }

    @AuraEnabled
    public static String askAs(String path) {
        List<Account> known = [SELECT Id FROM Account WITH SYSTEM_MODE];
        return send(path + known.size());
    }

    @AuraEnabled
    public static String askOnlyWithout(String path) {
        List<Account> known = [SELECT Id FROM Account WITH SYSTEM_MODE];
        return known.isEmpty() ? send(path) : 'known';
    }

    @AuraEnabled
    public static String catchAll() {
        try {
            return send('/caught');
        } catch (Exception e) {
            return e.getTypeName() + ': ' + e.getMessage();
        } finally {
            send('/finally');
        }
    }

    @AuraEnabled
    public static void failAfterWriting() {
        insert as system new Account(Name = 'lost');
        throw new AuraHandledException('lost');
    }

    @AuraEnabled
    public static void sendAfterWriting() {
        insert as system new Account(Name = 'lost');
        send('/late');
    }

    public static String notForComponents() {
        return 'secret';
    }

    private static String send(String path) {
        HttpRequest request = new HttpRequest();
        request.setMethod('GET');
        request.setEndpoint('callout:Shop' + path);
        HttpResponse response = new Http().send(request);
        return response.getStatusCode() + ' ' + response.getBody();
    }
}`;

const project = writeProject({ 'Shop.cls': SHOP });

let org: ApexOrg;
let userId: string;
let sent: string[];

beforeEach(() => {
    org = new ApexOrg(project);
    userId = org.idWhere('User', 'Username', 'admin@example.com');
    sent = [];
});

function answered({ endpoint }: Callout): Promise<CalloutAnswer> {
    sent.push(endpoint);
    return Promise.resolve({ status: 200, headers: {}, body: endpoint.toUpperCase() });
}

function call(
    methodName: string,
    parameters: Record<string, unknown> = {},
    callOut = answered,
): Promise<AuraOutcome | null> {
    return org.call({ className: 'Shop', methodName, parameters }, { userId, callOut });
}

const names = (): unknown[] =>
    org.query(userId, 'SELECT Name FROM Account').map(({ Name }) => Name);

test('sends each callout once, and runs again with fresh statics and rows', async () => {
    const outcome = await call('ask', { path: '/a' });

    const answer = '200 CALLOUT:SHOP/A200 CALLOUT:SHOP/A/AGAIN';
    expect(outcome).toEqual({ ok: true, value: `${answer} in run 1` });
    expect(sent).toEqual(['callout:Shop/a', 'callout:Shop/a/again']);
    expect(names()).toEqual([answer]);
});

test('lets other calls run while one waits', async () => {
    let answer: (value: CalloutAnswer) => void = () => undefined;
    const waits = call(
        'ask',
        { path: '/slow' },
        () => new Promise((resolve) => (answer = resolve)),
    );

    await call('ask', { path: '/fast' });
    answer({ exception: 'Read timed out' });

    expect(await waits).toMatchObject({
        ok: false,
        exceptionType: 'System.CalloutException',
        message: 'Read timed out',
    });
    expect(names()).toHaveLength(1);
});

test('fails if the second run sends something else', async () => {
    const waits = call('askAs', { path: '/' }, (callout) => {
        org.put('Account', { Name: 'Meanwhile' });
        return answered(callout);
    });

    await expect(waits).rejects.toThrow(
        'Callout 1 was GET callout:Shop/0 ; when the transaction ran again, it was GET callout:Shop/1',
    );
});

test('fails if the second run sends nothing', async () => {
    const waits = call('askOnlyWithout', { path: '/' }, (callout) => {
        org.put('Account', { Name: 'Meanwhile' });
        return answered(callout);
    });

    await expect(waits).rejects.toThrow('when the transaction ran again, there was none');
});

test('suspends invisibly to Apex, which can catch only the exception of the callout', async () => {
    const caught = await call('catchAll', {}, async (callout) => {
        await answered(callout);
        return sent.length === 1
            ? { exception: 'No route' }
            : { status: 200, headers: {}, body: '' };
    });

    expect(caught).toEqual({ ok: true, value: 'System.CalloutException: No route' });
    expect(sent).toEqual(['callout:Shop/caught', 'callout:Shop/finally']);
});

test('undoes the writes of a call that ends in an exception', async () => {
    const outcome = await call('failAfterWriting');

    expect(outcome).toMatchObject({ ok: false, exceptionType: 'System.AuraHandledException' });
    expect(names()).toEqual([]);
});

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
test('sends nothing after uncommitted work', async () => {
    const outcome = await call('sendAfterWriting');

    expect(outcome).toMatchObject({ ok: false, exceptionType: 'System.CalloutException' });
    expect(sent).toEqual([]);
    expect(names()).toEqual([]);
});

test.each(['notForComponents', 'ASK', 'absent', 'constructor'])(
    'finds no method for components named %s',
    async (name) => {
        expect(await call(name)).toBeNull();
    },
);
