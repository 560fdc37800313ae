/** `switch on`. */
import { Dec } from '../decimal';
import { unwrapRow } from '../interpret/conversion';
import { SOBJECT, typeTest } from '../interpret/types';
import { same } from '../operators';
import type { Statement, SwitchCase, SwitchValue } from '../syntax/tree';
import { EnumVal, isNumber, lower, type Value } from '../values';
import { quoted, type Js } from './code';
import { compile } from './expressions';
import { innerSite, type Site } from './site';
import { compileBlock } from './statements';

export function compileSwitch(node: Extract<Statement, { kind: 'switch' }>, site: Site): Js {
    const { vm, code } = site;
    const value = code.temporary();
    const row = code.call(unwrapRow, code.use(vm), compile(node.value, site), code.use(SOBJECT));
    const cases = node.cases.map((each) => compileCase(each, value, site));
    return `${value} = ${row}; ${cases.join(' else ')}`;
}

function compileCase({ variable, values, body }: SwitchCase, value: Js, site: Site): Js {
    if (variable) {
        const inner = innerSite(site);
        const { js } = inner.names.declare(variable.key, variable.type);
        const isChosen = site.code.call(typeTest(site.vm, variable.type, site.cls), value);
        return `if (${isChosen}) {${js} = ${value}; ${compileBlock(body, inner)}}`;
    }
    const tests = values?.map((wanted) => testFor(wanted, value, site)) ?? ['true'];
    return `if (${tests.join(' || ')}) {${compileBlock(body, site)}}`;
}

function testFor(wanted: SwitchValue, value: Js, { code }: Site): Js {
    if (wanted.kind === 'constant') {
        const key = lower(wanted.name);
        const isConstant = (given: Value): boolean =>
            given instanceof EnumVal && lower(given.name) === key;
        return code.call(isConstant, value);
    }
    if (wanted.type === 'null') return `${value} === null`;
    if (wanted.type === 'string') return `${value} === ${quoted(wanted.text)}`;
    const number = Dec.of(wanted.text);
    const isSame = (given: Value): boolean =>
        isNumber(given) && number !== null && same(given, number);
    return code.call(isSame, value);
}
