/** Bodies of methods, constructors and accessors. */
import { Frame } from '../interpret/frame';
import { changing, coercion } from '../interpret/conversion';
import type { Interpreter } from '../interpreter';
import type { Cls, Enter, EnterSteps, Field } from '../model/class';
import type { Block, Parameter } from '../syntax/tree';
import type { Inst, TypeRef, Value } from '../values';
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

/** Compiles a body that runs to its end at once. */
export function compileBody(vm: Interpreter, body: Body): Enter {
    const { open, run, convert } = prepare(vm, body, Code.atOnce());
    return (self, args) => {
        const frame = open(self, args);
        const result = run(frame, args);
        vm.frames.pop();
        return convert ? convert(result) : result;
    };
}

/** Compiles a body that pauses at callouts. */
export function compileBodyInSteps(vm: Interpreter, body: Body): EnterSteps {
    const { open, run, convert } = prepare(vm, body, Code.inSteps());
    return function* (self, args) {
        const frame = open(self, args);
        const result = yield* run(frame, args);
        vm.frames.pop();
        return convert ? convert(result) : result;
    };
}

interface Prepared<Result> {
    /** Converts the arguments, and puts a frame on the call stack. */
    readonly open: (self: Inst | null, args: Value[]) => Frame;
    readonly run: Run<Result>;
    /** Converts the result; null if that changes nothing. */
    readonly convert: ((result: Value) => Value) | null;
}

function prepare<Result>(vm: Interpreter, body: Body, code: Code<Result>): Prepared<Result> {
    const { cls, isStatic, accessor = null, parameters, returns, block } = body;
    const names = new Names();
    const conversions = parameters.map(({ key, type }) => {
        names.declare(key, type);
        return changing(coercion(vm, type));
    });
    const statements = compileBlock(block, { vm, cls, hasSelf: !isStatic, accessor, names, code });
    const variables = names
        .declared()
        .map(({ js, slot }) => `${js} = ${slot < parameters.length ? `a[${slot}]` : 'null'}`);
    const open = (self: Inst | null, args: Value[]): Frame => {
        for (let i = 0; i < conversions.length; i++) {
            const argument = args[i] ?? null;
            const convertArgument = conversions[i];
            args[i] = convertArgument ? convertArgument(argument) : argument;
        }
        const frame = new Frame(cls, isStatic ? null : self, sharingOf(vm, cls));
        enter(vm, frame);
        return frame;
    };
    return {
        open,
        run: code.build(variables, statements),
        convert: changing(coercion(vm, returns)),
    };
}

/** A class without a keyword inherits its caller's sharing; for an entry point, see the README. */
export function sharingOf(vm: Interpreter, cls: Cls): boolean {
    if (cls.sharing === 'with') return true;
    if (cls.sharing === 'without') return false;
    return vm.caller?.isSharing ?? cls.sharing === 'inherited';
}

/** Puts a frame on the call stack. */
function enter(vm: Interpreter, frame: Frame): void {
    if (vm.frames.length >= MOST_DEPTH) {
        vm.raise('LimitException', 'Maximum stack depth reached: 1001');
    }
    vm.frames.push(frame);
}
