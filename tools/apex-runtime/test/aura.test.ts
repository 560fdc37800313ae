/**
 * Sources: "Passing Data to an Apex Controller"
 * https://developer.salesforce.com/docs/atlas.en-us.lightning.meta/lightning/controllers_server_apex_pass_data.htm,
 * "AuraEnabled Annotation"
 * https://developer.salesforce.com/docs/atlas.en-us.264.0.lightning.meta/lightning/controllers_server_apex_auraenabled_annotation.htm
 */
import { ApexOrg } from '../apex-org';
import { writeProject } from './write-project';

const ECHO = `
public class Echo {
    public class Shown {
        @AuraEnabled public String name;
        @AuraEnabled public Decimal amount { get; private set; }
        public String hidden = 'hidden';
        private Shown() {
            name = 'n';
            amount = 1.50;
        }
    }

    @AuraEnabled public static String anId(Id value) { return value; }
    @AuraEnabled public static Long aLong(Long value) { return value; }
    @AuraEnabled public static Integer anInteger(Integer value) { return value; }
    @AuraEnabled public static Decimal aDecimal(Decimal value) { return value; }
    @AuraEnabled public static Boolean aBoolean(Boolean value) { return value; }
    @AuraEnabled public static String aString(String value) { return value == null ? 'null!' : value; }
    @AuraEnabled public static List<String> strings(List<String> value) { return value; }
    @AuraEnabled public static Object shown() { return new Shown(); }
    @AuraEnabled public static Map<String, Object> prototype() {
        return new Map<String, Object>{ '__proto__' => new Map<String, Object>{ 'a' => 1 } };
    }
    @AuraEnabled public static Map<String, Object> aMap() {
        return new Map<String, Object>{ 'none' => null, 'list' => new Set<Integer>{ 1, 2 } };
    }
}`;

const org = new ApexOrg(writeProject({ 'Echo.cls': ECHO }));
const userId = org.idWhere('User', 'Username', 'admin@example.com');

function echo(methodName: string, value?: unknown) {
    return org.call(
        { className: 'Echo', methodName, parameters: { value } },
        { userId, callOut: () => Promise.reject(new Error('No callout was expected.')) },
    );
}

test.each([
    ['anId', '0014100000JJ3wt', '0014100000JJ3wtAAD'],
    ['anId', '0014100000JJ3wtAAD', '0014100000JJ3wtAAD'],
    ['aLong', 9007199254740992, 9007199254740992],
    ['aLong', '172677', 172677],
    ['aLong', -5, -5],
    ['anInteger', 2147483647, 2147483647],
    ['aDecimal', 1.25, 1.25],
    ['aBoolean', false, false],
    ['aString', 7, '7'],
    ['aString', null, 'null!'],
    ['aString', undefined, 'null!'],
    ['strings', ['a', null], ['a', null]],
])('%s accepts %j for %j', async (method, value, expected) => {
    expect(await echo(method, value)).toEqual({ ok: true, value: expected });
});

test.each([
    ['anId', 'garbage', 'Id'],
    ['aLong', 1.5, 'Long'],
    ['aLong', 'abc', 'Long'],
    ['aLong', 1e30, 'Long'],
    ['anInteger', 2147483648, 'Integer'],
    ['aDecimal', 'x', 'Decimal'],
    ['aBoolean', 'true', 'Boolean'],
    ['aString', {}, 'String'],
])('%s refuses %j before the method runs', async (method, value, type) => {
    expect(await echo(method, value)).toMatchObject({
        ok: false,
        message: `Value provided is invalid for action parameter 'value' of type '${type}'`,
    });
});

test('returns only the @AuraEnabled members of an object', async () => {
    expect(await echo('shown')).toEqual({ ok: true, value: { name: 'n', amount: 1.5 } });
});

test('gives a key that means something to JavaScript like any other', async () => {
    const outcome = await echo('prototype');

    expect(JSON.stringify(outcome)).toBe('{"ok":true,"value":{"__proto__":{"a":1}}}');
});

test('returns a map as an object and a set as a list', async () => {
    expect(await echo('aMap')).toEqual({ ok: true, value: { none: null, list: [1, 2] } });
});
