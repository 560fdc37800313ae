/** Bodies of methods, constructors and accessors. */
import { Frame } from '../interpret/frame';
import { changing, coercion } from '../interpret/conversion';
import type { Interpreter } from '../interpreter';
import type { Cls, Enter, Field } from '../model/class';
import type { Block, Parameter } from '../syntax/tree';
import type { TypeRef, Value } from '../values';
import { Code, type Run } from './code';
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

/** Compiles a body. */
export function compileBody(vm: Interpreter, body: Body): Enter {
    const { cls, isStatic, accessor = null, parameters, returns, block } = body;
    const names = new Names();
    const conversions = parameters.map(({ key, type }) => {
        names.declare(key, type);
        return changing(coercion(vm, type));
    });
    const code = new Code();
    const statements = compileBlock(block, { vm, cls, hasSelf: !isStatic, accessor, names, code });
    const variables = names
        .declared()
        .map(({ js, slot }) => `${js} = ${slot < parameters.length ? `a[${slot}]` : 'null'}`);
    const run = code.build(variables, statements);
    const convert = changing(coercion(vm, returns));
    return (self, args) => {
        for (let i = 0; i < conversions.length; i++) {
            const argument = args[i] ?? null;
            const convertArgument = conversions[i];
            args[i] = convertArgument ? convertArgument(argument) : argument;
        }
        const frame = new Frame(cls, isStatic ? null : self, sharingOf(vm, cls));
        const result = enter(vm, frame, run, args);
        return convert ? convert(result) : result;
    };
}

/** A class without a keyword inherits its caller's sharing; for an entry point, see the README. */
export function sharingOf(vm: Interpreter, cls: Cls): boolean {
    if (cls.sharing === 'with') return true;
    if (cls.sharing === 'without') return false;
    return vm.caller?.isSharing ?? cls.sharing === 'inherited';
}

/** Runs a body on the call stack. */
function enter(vm: Interpreter, frame: Frame, run: Run, args: readonly Value[]): Value {
    const { frames } = vm;
    if (frames.length >= MOST_DEPTH) {
        vm.raise('LimitException', 'Maximum stack depth reached: 1001');
    }
    frames.push(frame);
    const result = run(frame, args);
    frames.pop();
    return result;
}
