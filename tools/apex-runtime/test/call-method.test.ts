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
        return answer + ', runs: ' + runs;
    }

    @AuraEnabled
    public static String askAs(String path) {
        List<Account> known = [SELECT Id FROM Account WITH SYSTEM_MODE];
        return send(path + known.size());
    }

    @AuraEnabled
    public static String countAround() {
        Integer before = [SELECT COUNT() FROM Account WITH SYSTEM_MODE];
        send('/count');
        Integer after = [SELECT COUNT() FROM Account WITH SYSTEM_MODE];
        return before + ' and ' + after + ' for ' + UserInfo.getLanguage();
    }

    @AuraEnabled
    public static void askThenFail() {
        send('/fail');
        insert as system new Account(Name = 'lost');
        throw new AuraHandledException('lost');
    }

    @AuraEnabled
    public static String askInConstructor() {
        return new Order('/new').answer;
    }

    private class Order {
        private String answer;

        private Order(String path) {
            answer = send(path);
        }
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

test('sends each callout once, and goes on with its statics and rows', async () => {
    const outcome = await call('ask', { path: '/a' });

    const answer = '200 CALLOUT:SHOP/A200 CALLOUT:SHOP/A/AGAIN';
    expect(outcome).toEqual({ ok: true, value: `${answer}, runs: 1` });
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

test('keeps its statics while other calls run', async () => {
    const outcome = await call('ask', { path: '/outer' }, async (callout) => {
        await call('ask', { path: '/inner' });
        return answered(callout);
    });

    expect(outcome).toMatchObject({ value: expect.stringContaining('runs: 1') as string });
});

test('goes on with what it has read, and then reads what others wrote', async () => {
    const meanwhile = (callout: Callout): Promise<CalloutAnswer> => {
        org.put('Account', { Name: 'Meanwhile' });
        return answered(callout);
    };

    expect(await call('askAs', { path: '/' }, meanwhile)).toMatchObject({
        value: '200 CALLOUT:SHOP/0',
    });
    expect(await call('countAround', {}, meanwhile)).toMatchObject({ value: '1 and 2 for en_US' });
});

test('goes on in its language, even if another page of the user has another one', async () => {
    const request = { className: 'Shop', methodName: 'countAround', parameters: {} };
    const outcome = await org.call(request, {
        userId,
        language: 'de',
        callOut: async (callout) => {
            await org.call(request, { userId, language: 'fr', callOut: answered });
            return answered(callout);
        },
    });

    expect(outcome).toMatchObject({ value: '0 and 0 for de' });
});

test('undoes what it wrote after a callout, and nothing that others wrote meanwhile', async () => {
    const outcome = await call('askThenFail', {}, async (callout) => {
        await call('ask', { path: '/other' });
        return answered(callout);
    });

    expect(outcome).toMatchObject({ ok: false, exceptionType: 'System.AuraHandledException' });
    expect(names()).toEqual(['200 CALLOUT:SHOP/OTHER200 CALLOUT:SHOP/OTHER/AGAIN']);
});

test('runs other calls after one whose callout the host could not send', async () => {
    const failed = call('ask', { path: '/' }, () => Promise.reject(new Error('No network.')));

    await expect(failed).rejects.toThrow('No network.');
    expect(await call('ask', { path: '/' })).toMatchObject({ ok: true });
});

test('refuses a callout where it cannot pause', async () => {
    await expect(call('askInConstructor')).rejects.toThrow(
        'not supported: a callout in a constructor, a property or an initial value',
    );
    expect(sent).toEqual([]);
});

test('pauses invisibly to Apex, which can catch only the exception of the callout', async () => {
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
