/**
 * Sources: "JSON Class"
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm,
 * "Apex Versioned Behavior Changes"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/versioned_behavior_changes.htm
 */
import { run, thrownBy, valueOf } from '../sample';

describe('JSON.serialize', () => {
    it.each([
        [
            "new Map<String, Object>{ 'a' => 1, 'b' => null, 'c' => 1.50 }",
            '{"a":1,"b":null,"c":1.50}',
        ],
        ["new List<Object>{ 'x\"y', true, 5L }", '["x\\"y",true,5]'],
        ['Date.newInstance(2031, 2, 3)', '"2031-02-03"'],
        ['Datetime.newInstanceGmt(2031, 2, 3, 4, 5, 6)', '"2031-02-03T04:05:06.000Z"'],
        ["new Account(Name = 'Bikes')", '{"attributes":{"type":"Account"},"Name":"Bikes"}'],
    ])('writes %s', (expression, expected) => {
        expect(valueOf(`JSON.serialize(${expression})`)).toBe(expected);
    });

    it('writes the fields of an instance, without transient ones', () => {
        const members =
            'public class Point { Integer x = 1; transient Integer y = 2; public Integer z { get { return 3; } } }';

        expect(run('return JSON.serialize(new Point());', { members })).toBe('{"x":1,"z":3}');
    });

    it('leaves out nulls on request', () => {
        expect(
            valueOf("JSON.serialize(new Map<String, Object>{ 'a' => null, 'b' => 1 }, true)"),
        ).toBe('{"b":1}');
    });

    it('refuses an exception, on its own or inside a value', () => {
        const refusal = 'System.JSONException: Type unsupported in JSON: MathException';

        expect(thrownBy(() => valueOf('JSON.serialize(new MathException())'))).toBe(refusal);
        expect(
            thrownBy(() => valueOf('JSON.serialize(new List<Object>{ new MathException() })')),
        ).toBe(refusal);
    });
});

describe('JSON.deserializeUntyped', () => {
    it('keeps the type of each number', () => {
        const types = run(`
            List<Object> all = (List<Object>) JSON.deserializeUntyped('[1, 2147483648, 1.50, "1"]');
            return new List<Boolean>{ all[0] instanceof Integer, all[1] instanceof Long,
                all[2] instanceof Decimal, all[3] instanceof String };`);

        expect(types).toEqual([true, true, true, true]);
    });

    it.each([
        ['', 'No content to map to Object due to end of input at input location [1,1]'],
        ['{"a":', 'Unexpected end-of-input at input location [1,6]'],
        ['{a:1}', 'Unexpected character in a string at input location [1,2]'],
        ['[1] x', 'Unexpected character after the document at input location [1,5]'],
    ])('refuses %j', (text, message) => {
        expect(thrownBy(() => valueOf(`JSON.deserializeUntyped('${text}')`))).toBe(
            `System.JSONException: ${message}`,
        );
    });
});

describe('JSON.deserialize', () => {
    const members = `
        public enum Size { SMALL, LARGE }
        public class Order {
            public Id accountId; public Long total; public List<Decimal> prices; public Size size;
            public Map<String, Order> parts; public Boolean isPaid = true; public Date due;
        }`;

    it('fills the fields of a class', () => {
        const order = run(
            `Order o = (Order) JSON.deserialize(
                '{"accountId":"001000000000001","total":5,"prices":[1.5],"size":"LARGE","parts":{"a":{"isPaid":false}},"due":"2031-02-03","other":1}',
                Order.class);
             return new List<Object>{ o.accountId, o.total + 1, o.prices[0], o.size, o.parts.get('a').isPaid, o.isPaid, o.due.year() };`,
            { members },
        );

        expect(order).toEqual(['001000000000001AAA', '6', '1.5', 'LARGE', false, true, 2031]);
    });

    it('refuses unknown fields when it is strict', () => {
        expect(
            thrownBy(() =>
                run('return JSON.deserializeStrict(\'{"other":1}\', Order.class);', { members }),
            ),
        ).toMatch(/^System.JSONException: Unknown field: /);
    });

    it.each([
        ['{"total":"x"}', 'Illegal value for primitive: x'],
        ['{"total":2147483648000000000000}', 'Illegal value for primitive: 2147483648000000000000'],
        ['{"prices":1}', "Malformed JSON: Expected '[' at the beginning of List/Set"],
        ['[]', "Malformed JSON: Expected '{' at the beginning of object"],
    ])('refuses %s', (text, message) => {
        expect(
            thrownBy(() => run(`return JSON.deserialize('${text}', Order.class);`, { members })),
        ).toBe(`System.JSONException: ${message}`);
    });

    it('makes records', () => {
        expect(
            run(
                'Account a = (Account) JSON.deserialize(\'{"attributes":{"type":"Account"},"Name":"Bikes"}\', Account.class); return a.Name;',
            ),
        ).toBe('Bikes');
    });
});
