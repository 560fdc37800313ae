/** `new …`. */
import { CompileError } from '../errors';
import { construct } from '../interpret/construct';
import { iterate } from '../interpret/iterate';
import { coercion } from '../interpret/conversion';
import type { Interpreter } from '../interpreter';
import { createNative } from '../platform';
import { fieldWriter } from '../platform/record';
import type { Creation, Expression } from '../syntax/tree';
import { AList, AMap, ASet, SObj, type TypeRef, type Value } from '../values';
import { converted } from './assignment';
import { quoted, type Js } from './code';
import { compile, compileAll } from './expressions';
import type { Site } from './site';

export function compileCreation(node: Creation, site: Site): Js {
    const [type = null] = node.type.args;
    switch (node.type.name) {
        case 'list':
            return compileCollection(AList, node, type, site);
        case 'set':
            return compileCollection(ASet, node, type, site);
        case 'map':
            return compileMap(node, site);
        default:
            return compileObject(node, site);
    }
}

function compileCollection(
    made: typeof AList | typeof ASet,
    node: Creation,
    type: TypeRef | null,
    site: Site,
): Js {
    const items = compileItems(node, type, site);
    return `new ${site.code.use(made)}(${items}, ${site.code.use(type)})`;
}

/** The initial items of a collection. */
function compileItems({ items, args, size }: Creation, type: TypeRef | null, site: Site): Js {
    const { vm, code } = site;
    if (size) return code.call(emptyItems, compile(size, site));
    if (items) return `[${items.map((item) => converted(compile(item, site), type, site)).join()}]`;
    const [source] = args ?? [];
    if (!source) return '[]';
    const convert = coercion(vm, type);
    const itemsOf = (given: Value): Value[] =>
        // A number is an initial size, which is ignored.
        typeof given === 'number' ? [] : iterate(vm, given).map(convert);
    return code.call(itemsOf, compile(source, site));
}

function emptyItems(size: Value): Value[] {
    if (typeof size !== 'number') throw new CompileError('The size of an array is an Integer');
    return new Array<Value>(size).fill(null);
}

function compileMap(node: Creation, site: Site): Js {
    const { vm, code } = site;
    const [keyType = null, valueType = null] = node.type.args;
    const empty = `new ${code.use(AMap)}(${code.use(keyType)}, ${code.use(valueType)})`;
    const [source] = node.args ?? [];
    if (source) return code.call(fillMap, code.use(vm), empty, compile(source, site));
    const map = code.temporary();
    const puts = (node.pairs ?? []).map(([key, value]) => {
        const held = converted(compile(key, site), keyType, site);
        return `${map}.set(${held}, ${converted(compile(value, site), valueType, site)})`;
    });
    return `(${[`${map} = ${empty}`, ...puts, map].join(', ')})`;
}

/** Fills a new map with the entries of another one, or with records by their ids. */
function fillMap(vm: Interpreter, map: AMap, source: Value): AMap {
    const [toKey, toValue] = [coercion(vm, map.keyType), coercion(vm, map.valueType)];
    if (source instanceof AMap)
        for (const [k, v] of source.entries.values()) map.set(toKey(k), toValue(v));
    else
        for (const row of iterate(vm, source))
            map.set(toKey(asRecord(row).value('id')), toValue(row));
    return map;
}

function asRecord(value: Value): SObj {
    if (value instanceof SObj) return value;
    throw new CompileError('A Map is made of another Map or of records');
}

function compileObject(node: Creation, site: Site): Js {
    const { vm, code } = site;
    const { text, name } = node.type;
    const cls = vm.model.find(name, site.cls);
    const object = cls ? null : vm.schema.find(name);
    if (object) return compileRecord(object.name, node.args ?? [], site);
    const args = compileAll(node.args ?? [], site);
    return cls
        ? code.call(construct, code.use(vm), code.use(cls), args)
        : code.call(createNative, quoted(text), args);
}

function compileRecord(type: string, args: readonly Expression[], site: Site): Js {
    const { vm, code } = site;
    const record = code.temporary();
    const puts = args.map((arg) => {
        if (arg.kind !== 'assign' || arg.target.kind !== 'name')
            throw new CompileError(`Invalid field initializer of ${type}`);
        const put = fieldWriter(vm, type, arg.target.name);
        return code.call(put, record, compile(arg.value, site));
    });
    const empty = `${record} = new ${code.use(SObj)}(${quoted(type)})`;
    return `(${[empty, ...puts, record].join(', ')})`;
}
