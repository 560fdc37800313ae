/** Bodies of methods, constructors and accessors. */
import { Frame } from '../interpret/frame';
import type { Interpreter } from '../interpreter';
import type { Cls, Enter, EnterSteps, Field } from '../model/class';
import type { Block, Parameter } from '../syntax/tree';
import type { Inst, TypeRef, Value } from '../values';
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
    const given = parameters.map(({ key, type }, i) => {
        const { js } = site.names.declare(key, type);
        return `${js} = ${converted(`a[${i}] ?? null`, type, site)}`;
    });
    const statements = compileBlock(block, site);
    const variables = site.names.declared().slice(given.length);
    const frame = code.call(enter, code.use(vm), code.use(cls), isStatic ? 'null' : 'self');
    return code.build(
        ['self', 'a'],
        [...given, ...variables.map(({ js }) => `${js} = null`), `${FRAME} = ${frame}`],
        statements,
        converted(code.call(leave, code.use(vm), RESULT), returns, site),
    );
}

/** A class without a keyword inherits its caller's sharing; for an entry point, see the README. */
export function sharingOf(vm: Interpreter, cls: Cls): boolean {
    if (cls.sharing === 'with') return true;
    if (cls.sharing === 'without') return false;
    return vm.caller?.isSharing ?? cls.sharing === 'inherited';
}

/** Puts a frame on the call stack. */
function enter(vm: Interpreter, cls: Cls, self: Inst | null): Frame {
    if (vm.frames.length >= MOST_DEPTH) {
        vm.raise('LimitException', 'Maximum stack depth reached: 1001');
    }
    const frame = new Frame(cls, self, sharingOf(vm, cls));
    vm.frames.push(frame);
    return frame;
}

/** Takes the frame from the call stack; passes the result on. */
function leave(vm: Interpreter, result: Value): Value {
    vm.frames.pop();
    return result;
}
