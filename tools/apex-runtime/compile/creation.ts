/** `new …`. */
import { CompileError } from '../errors';
import { construct } from '../interpret/construct';
import type { Frame } from '../interpret/frame';
import { iterate } from '../interpret/iterate';
import { coercion } from '../interpret/conversion';
import { createNative } from '../platform';
import { fieldWriter } from '../platform/record';
import type { Creation, Expression } from '../syntax/tree';
import { AList, AMap, ASet, SObj, type TypeRef, type Value } from '../values';
import { compile, compileAll } from './expressions';
import type { Evaluate, Site } from './site';

export function compileCreation(node: Creation, site: Site): Evaluate {
    switch (node.type.name) {
        case 'list':
            return compileList(node, site);
        case 'set': {
            const [type = null] = node.type.args;
            const items = compileItems(node, type, site);
            return (frame) => new ASet(items(frame), type);
        }
        case 'map':
            return compileMap(node, site);
        default:
            return compileObject(node, site);
    }
}

function compileList(node: Creation, site: Site): Evaluate {
    const [type = null] = node.type.args;
    if (!node.size) {
        const items = compileItems(node, type, site);
        return (frame) => new AList(items(frame), type);
    }
    const count = compile(node.size, site);
    return (frame) => {
        const size = count(frame);
        if (typeof size !== 'number') throw new CompileError('The size of an array is an Integer');
        return new AList(new Array<Value>(size).fill(null), type);
    };
}

/** The initial items of a collection. */
function compileItems(node: Creation, type: TypeRef | null, site: Site): (frame: Frame) => Value[] {
    const convert = coercion(site.vm, type);
    const values = compileAll(node.items ?? node.args ?? [], site);
    if (node.items) return (frame) => values(frame).map(convert);
    return (frame) => itemsOf(site, values(frame)[0]).map(convert);
}

/** The items of a constructor's argument. A number is an initial size, which is ignored. */
function itemsOf({ vm }: Site, source: Value | undefined): Value[] {
    return source === undefined || typeof source === 'number' ? [] : iterate(vm, source);
}

function compileMap(node: Creation, site: Site): Evaluate {
    const { vm } = site;
    const [keyType = null, valueType = null] = node.type.args;
    const [toKey, toValue] = [coercion(vm, keyType), coercion(vm, valueType)];
    const pairs = (node.pairs ?? []).map(
        ([key, value]) => [compile(key, site), compile(value, site)] as const,
    );
    const sources = compileAll(node.args ?? [], site);
    return (frame) => {
        const map = new AMap(keyType, valueType);
        for (const [key, value] of pairs) map.set(toKey(key(frame)), toValue(value(frame)));
        const [source] = sources(frame);
        if (source instanceof AMap)
            for (const [k, v] of source.entries.values()) map.set(toKey(k), toValue(v));
        else if (source !== undefined)
            for (const row of iterate(vm, source))
                map.set(toKey(asRecord(row).value('id')), toValue(row));
        return map;
    };
}

function asRecord(value: Value): SObj {
    if (value instanceof SObj) return value;
    throw new CompileError('A Map is made of another Map or of records');
}

function compileObject(node: Creation, site: Site): Evaluate {
    const { vm } = site;
    const { text, name } = node.type;
    const cls = vm.model.find(name, site.cls);
    const object = cls ? null : vm.schema.find(name);
    if (object) return compileRecord(object.name, node.args ?? [], site);
    const args = compileAll(node.args ?? [], site);
    return cls
        ? (frame) => construct(vm, cls, args(frame))
        : (frame) => createNative(text, args(frame));
}

function compileRecord(type: string, args: readonly Expression[], site: Site): Evaluate {
    const fields = args.map((arg) => {
        if (arg.kind !== 'assign' || arg.target.kind !== 'name')
            throw new CompileError(`Invalid field initializer of ${type}`);
        const put = fieldWriter(site.vm, type, arg.target.name);
        return { put, value: compile(arg.value, site) };
    });
    return (frame) => {
        const record = new SObj(type);
        for (const { put, value } of fields) put(record, value(frame));
        return record;
    };
}
