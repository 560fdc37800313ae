// @ts-nocheck
/** JSON.serialize and JSON.deserialize. Numbers keep the digits that the text has. */
import { typeFromText } from '../model';
import {
    AList,
    AMap,
    ASet,
    Dec,
    EnumVal,
    Inst,
    Native,
    NotSupported,
    SObj,
    isDate,
    isNumber,
    lower,
    textOf,
} from '../values';
import { isoText } from './dates';
import { putField } from './record';

/** A number as it was written. */
class Digits {
    constructor(text) {
        this.text = text;
    }
}

class Reader {
    constructor(my, text) {
        Object.assign(this, { my, text, at: 0 });
    }

    fail(message) {
        const before = this.text.slice(0, this.at);
        const line = before.split('\n').length;
        const column = this.at - before.lastIndexOf('\n');
        this.my.raise('JSONException', `${message} at input location [${line},${column}]`);
    }

    space() {
        while (/[ \t\r\n]/.test(this.text[this.at] ?? '')) this.at++;
    }

    document() {
        this.space();
        if (this.at >= this.text.length)
            this.fail('No content to map to Object due to end of input');
        const value = this.value();
        this.space();
        return value;
    }

    value() {
        this.space();
        const c = this.text[this.at];
        if (c === '{') return this.object();
        if (c === '[') return this.array();
        if (c === '"') return this.string();
        const word = /^(true|false|null)\b/.exec(this.text.slice(this.at, this.at + 6))?.[1];
        if (word) {
            this.at += word.length;
            return { true: true, false: false, null: null }[word];
        }
        const number = /^-?\d+(\.\d+)?([eE][+-]?\d+)?/.exec(
            this.text.slice(this.at, this.at + 400),
        );
        if (number) {
            this.at += number[0].length;
            return new Digits(number[0]);
        }
        if (c === undefined) return this.fail('Unexpected end-of-input');
        return this.fail(
            `Unexpected character ('${c}' (code ${c.charCodeAt(0)})): expected a valid value`,
        );
    }

    string() {
        const match = /"(?:[^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y;
        match.lastIndex = this.at;
        const found = match.exec(this.text);
        if (!found) return this.fail('Unexpected character in a string');
        this.at = match.lastIndex;
        return JSON.parse(found[0]);
    }

    expect(c) {
        this.space();
        if (this.text[this.at] !== c) this.fail(`Unexpected character: was expecting '${c}'`);
        this.at++;
    }

    separated(close, item) {
        this.at++;
        this.space();
        if (this.text[this.at] === close) {
            this.at++;
            return;
        }
        for (;;) {
            item();
            this.space();
            if (this.text[this.at] === ',') {
                this.at++;
                continue;
            }
            this.expect(close);
            return;
        }
    }

    object() {
        const map = new Map();
        this.separated('}', () => {
            this.space();
            const key = this.string();
            this.expect(':');
            map.set(key, this.value());
        });
        return map;
    }

    array() {
        const items = [];
        this.separated(']', () => items.push(this.value()));
        return items;
    }
}

function number(digits) {
    if (!/^-?\d+$/.test(digits.text)) return Dec.of(digits.text);
    const value = BigInt(digits.text);
    if (BigInt.asIntN(32, value) === value) return Number(value);
    return BigInt.asIntN(64, value) === value ? value : Dec.of(value);
}

const OBJECT = { name: 'object', args: [], text: 'ANY' };
const STRING = { name: 'string', args: [], text: 'String' };

function untyped(raw) {
    if (raw instanceof Digits) return number(raw);
    if (Array.isArray(raw)) return new AList(raw.map(untyped), OBJECT);
    if (!(raw instanceof Map)) return raw;
    const map = new AMap(STRING, OBJECT);
    for (const [k, v] of raw) map.set(k, untyped(v));
    return map;
}

function primitive(my, raw, type) {
    const illegal = () =>
        my.raise(
            'JSONException',
            `Illegal value for primitive: ${raw instanceof Digits ? raw.text : raw}`,
        );
    if (raw instanceof Map || Array.isArray(raw))
        return my.raise('JSONException', 'Illegal value for primitive');
    const text = raw instanceof Digits ? raw.text : String(raw);
    switch (type.name) {
        case 'string':
            return text;
        case 'id':
            return my.toId(text);
        case 'boolean':
            return typeof raw === 'boolean' ? raw : illegal();
        case 'integer':
        case 'long': {
            if (!/^-?\d+$/.test(text)) return illegal();
            return type.name === 'long'
                ? BigInt(text)
                : BigInt.asIntN(32, BigInt(text)) === BigInt(text)
                  ? Number(text)
                  : illegal();
        }
        case 'decimal':
        case 'double':
            return (typeof raw === 'boolean' ? null : Dec.of(text)) ?? illegal();
        case 'date':
        case 'datetime': {
            const date = new Date(text);
            if (typeof raw !== 'string' || Number.isNaN(+date)) return illegal();
            return new Native(type.name === 'date' ? 'Date' : 'Datetime', date);
        }
        default:
            throw new NotSupported(`JSON to ${type.text}`);
    }
}

function typed(my, raw, type, from, isStrict) {
    const inner = (value, t) => typed(my, value, t, from, isStrict);
    if (raw === null) return null;
    if (type.name === 'object') return untyped(raw);
    if (type.name === 'list' || type.name === 'set') {
        if (!Array.isArray(raw))
            my.raise('JSONException', "Malformed JSON: Expected '[' at the beginning of List/Set");
        const items = raw.map((x) => inner(x, type.args[0]));
        return type.name === 'list'
            ? new AList(items, type.args[0])
            : new ASet(items, type.args[0]);
    }
    if (type.name === 'map') {
        if (!(raw instanceof Map))
            my.raise('JSONException', "Malformed JSON: Expected '{' at the beginning of object");
        const map = new AMap(...type.args);
        for (const [k, v] of raw) map.set(primitive(my, k, type.args[0]), inner(v, type.args[1]));
        return map;
    }
    const cls = my.model.find(type.name, from);
    const object = !cls && my.schema.find(type.name);
    if (!cls && !object) return primitive(my, raw, type);
    if (cls?.enumValues) {
        return (
            cls.enumValues.find((e) => e.name === raw) ??
            my.raise('JSONException', `Illegal value for enum ${cls.full}: ${raw}`)
        );
    }
    if (!(raw instanceof Map))
        my.raise('JSONException', "Malformed JSON: Expected '{' at the beginning of object");
    if (object) {
        const record = new SObj(object.name);
        for (const [k, v] of raw) {
            if (k === 'attributes') continue;
            const field = my.schema.field(object, k);
            putField(
                my,
                record,
                k,
                v === null ? null : primitive(my, v, { name: field.apexType, text: k }),
            );
        }
        return record;
    }
    if (cls.isException || cls.isInterface) throw new NotSupported(`JSON to ${cls.full}`);
    const instance = new Inst(cls);
    for (const f of my.model.allFields(cls, false)) instance.fields.set(f.key, null);
    my.initializeInstance(instance, cls);
    for (const [k, v] of raw) {
        const field = my.model.field(cls, lower(k));
        if (!field || field.isStatic) {
            if (isStrict) my.raise('JSONException', `Unknown field: ${cls.full}.${k}`);
            continue;
        }
        my.writeField(field, instance, typed(my, v, field.type, field.cls, isStrict));
    }
    return instance;
}

function deserialize(my, text, type, isStrict) {
    const raw = read(my, text);
    return typed(my, raw, typeFromText(type.name), my.callerClass, isStrict);
}

function read(my, text) {
    if (text === null) my.raise('NullPointerException', 'Argument cannot be null.');
    return new Reader(my, text).document();
}

/** A value as JSON text. */
export function serialize(my, value, withoutNulls = false) {
    const inner = (v) => serialize(my, v, withoutNulls);
    const pairs = (list) =>
        `{${list
            .filter(([, v]) => !withoutNulls || v !== null)
            .map(([k, v]) => `${JSON.stringify(k)}:${inner(v)}`)
            .join(',')}}`;
    if (value === null || typeof value === 'boolean' || isNumber(value)) return textOf(value);
    if (typeof value === 'string') return JSON.stringify(value);
    if (value instanceof AList || value instanceof ASet)
        return `[${value.items.map(inner).join(',')}]`;
    if (value instanceof AMap)
        return pairs([...value.entries.values()].map(([k, v]) => [textOf(k), v]));
    if (value instanceof EnumVal) return JSON.stringify(value.name);
    if (isDate(value)) return JSON.stringify(isoText(value));
    if (value instanceof SObj) {
        const id = value.value('id');
        const url = id ? `,"url":"/services/data/v67.0/sobjects/${value.type}/${id}"` : '';
        const fields = [...value.fields.values()].map(
            (f) => `,${JSON.stringify(f.name)}:${inner(f.value)}`,
        );
        return `{"attributes":{"type":"${value.type}"${url}}${fields.join('')}}`;
    }
    if (value instanceof Inst && !value.cls.isException) {
        const fields = my.model.allFields(value.cls, false).filter((f) => !f.isTransient);
        return pairs(fields.map((f) => [f.name, my.readField(f, value)]));
    }
    throw new NotSupported(`JSON.serialize of ${my.typeName(value)}`);
}

export const jsonStatics = {
    'json.serialize': (my, value, withoutNulls) => serialize(my, value, withoutNulls === true),
    'json.serializepretty': (my, value, withoutNulls) =>
        JSON.stringify(JSON.parse(serialize(my, value, withoutNulls === true)), null, 2).replace(
            /": /g,
            '" : ',
        ),
    'json.deserializeuntyped': (my, text) => untyped(read(my, text)),
    'json.deserialize': (my, text, type) => deserialize(my, text, type, false),
    'json.deserializestrict': (my, text, type) => deserialize(my, text, type, true),
};
