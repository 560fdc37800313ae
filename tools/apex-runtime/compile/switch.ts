/** `switch on`. */
import { Dec } from '../decimal';
import { unwrapRow } from '../interpret/conversion';
import { SOBJECT, isInstance } from '../interpret/types';
import { same } from '../operators';
import type { Statement, SwitchCase, SwitchValue } from '../syntax/tree';
import { EnumVal, isNumber, lower, type Value } from '../values';
import { compile } from './expressions';
import { innerSite, type Execute, type Site } from './site';
import { compileBlock } from './statements';

type Test = (value: Value) => boolean;

interface Case {
    readonly isChosen: Test;
    /** Where the variable of the case is. */
    readonly slot: number | null;
    readonly run: Execute;
}

export function compileSwitch(node: Extract<Statement, { kind: 'switch' }>, site: Site): Execute {
    const { vm } = site;
    const evaluate = compile(node.value, site);
    const cases = node.cases.map((each) => compileCase(each, site));
    return (frame) => {
        const value = unwrapRow(vm, evaluate(frame), SOBJECT);
        for (const { isChosen, slot, run } of cases) {
            if (!isChosen(value)) continue;
            if (slot !== null) frame.slots[slot] = value;
            return run(frame);
        }
        return null;
    };
}

function compileCase({ variable, values, body }: SwitchCase, site: Site): Case {
    if (variable) {
        const inner = innerSite(site);
        const { slot } = inner.names.declare(variable.key, variable.type);
        const isChosen: Test = (value) => isInstance(site.vm, value, variable.type, site.cls);
        return { isChosen, slot, run: compileBlock(body, inner) };
    }
    const tests = values?.map(testFor);
    const isChosen: Test = (value) => tests?.some((test) => test(value)) ?? true;
    return { isChosen, slot: null, run: compileBlock(body, site) };
}

function testFor(wanted: SwitchValue): Test {
    if (wanted.kind === 'constant') {
        const key = lower(wanted.name);
        return (value) => value instanceof EnumVal && lower(value.name) === key;
    }
    if (wanted.type === 'null') return (value) => value === null;
    if (wanted.type === 'string') return (value) => value === wanted.text;
    const number = Dec.of(wanted.text);
    return (value) => isNumber(value) && number !== null && same(value, number);
}
