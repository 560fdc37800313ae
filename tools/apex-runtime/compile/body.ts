/** Bodies of methods, constructors and accessors. */
import { Frame } from '../interpret/frame';
import type { Interpreter } from '../interpreter';
import type { Cls, Enter, EnterSteps, Field } from '../model/class';
import type { Block, Parameter } from '../syntax/tree';
import type { Inst, TypeRef } from '../values';
import { converted } from './assignment';
import { Code, FRAME, RESULT } from './code';
import { Names } from './names';
import { compileBlock } from './statements';

/** The platform's limit is 1,000; more would need a larger stack of the runtime. */
const MOST_DEPTH = 400;

/** Code that can be entered from elsewhere. */
export interface Body {
    readonly cls: Cls;
    readonly isStatic: boolean;
    readonly accessor?: Field;
    readonly parameters: readonly Parameter[];
    readonly returns: TypeRef | null;
    readonly block: Block;
}

/** Compiles a body that runs to its end at once. */
export const compileBody = (vm: Interpreter, body: Body): Enter =>
    compileInto(new Code<Enter>(), vm, body);

/** Compiles a body that pauses at callouts. */
export const compileBodyInSteps = (vm: Interpreter, body: Body): EnterSteps =>
    compileInto(new Code<EnterSteps>(true), vm, body);

function compileInto<Built>(code: Code<Built>, vm: Interpreter, body: Body): Built {
    const { cls, isStatic, accessor = null, parameters, returns, block } = body;
    const site = { vm, cls, hasSelf: !isStatic, accessor, names: new Names(), code };
    const given = parameters.map(({ key, type }) => site.names.declare(key, type));
    const conversions = given.flatMap(({ js, type }) => {
        const value = converted(js, type, site);
        return value === js ? [] : `${js} = ${value}`;
    });
    const statements = compileBlock(block, site);
    const variables = site.names.declared().slice(given.length);
    const isSharing =
        cls.sharing === 'with' || cls.sharing === 'without'
            ? String(cls.sharing === 'with')
            : code.call(sharingOf, code.use(vm), code.use(cls));
    const self = isStatic ? 'null' : 'self';
    const frame = code.call(enter, code.use(vm), code.use(cls), self, isSharing);
    return code.build(
        ['self', ...given.map(({ js }) => js)],
        [
            ...variables.map(({ js }) => `${js} = null`),
            `${FRAME} = (${[...conversions, frame].join(', ')})`,
        ],
        statements,
        converted(`(${code.use(vm)}.frames.pop(), ${RESULT})`, returns, site),
    );
}

/** A class without a keyword inherits its caller's sharing; for an entry point, see the README. */
export function sharingOf(vm: Interpreter, cls: Cls): boolean {
    if (cls.sharing === 'with') return true;
    if (cls.sharing === 'without') return false;
    return vm.caller?.isSharing ?? cls.sharing === 'inherited';
}

/** Puts a frame on the call stack. */
function enter(vm: Interpreter, cls: Cls, self: Inst | null, isSharing: boolean): Frame {
    if (vm.frames.length >= MOST_DEPTH) {
        vm.raise('LimitException', 'Maximum stack depth reached: 1001');
    }
    const frame = new Frame(cls, self, isSharing);
    vm.frames.push(frame);
    return frame;
}
