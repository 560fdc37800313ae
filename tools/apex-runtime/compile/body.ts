/** Bodies of methods, constructors and accessors. */
import { ApexError, ApexThrow } from '../errors';
import { Frame } from '../interpret/frame';
import { changing, coercion } from '../interpret/conversion';
import type { Interpreter } from '../interpreter';
import type { Cls, Enter, Field } from '../model/class';
import type { Block, Parameter } from '../syntax/tree';
import type { TypeRef, Value } from '../values';
import { Names } from './names';
import type { Execute } from './site';
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

/** Prepares a body. Its statements are compiled when they first run. */
export function compileBody(vm: Interpreter, body: Body): Enter {
    const { cls, isStatic, accessor = null, parameters, returns, block } = body;
    const names = new Names();
    const conversions = parameters.map(({ key, type }) => {
        names.declare(key, type);
        return changing(coercion(vm, type));
    });
    const run = compileBlock(block, { vm, cls, hasSelf: !isStatic, accessor, names });
    const convert = changing(coercion(vm, returns));
    return (self, args) => {
        for (let i = 0; i < conversions.length; i++) {
            const argument = args[i] ?? null;
            const convertArgument = conversions[i];
            args[i] = convertArgument ? convertArgument(argument) : argument;
        }
        const frame = new Frame(cls, isStatic ? null : self, sharingOf(vm, cls), args);
        const result = enter(vm, frame, run);
        return convert ? convert(result) : result;
    };
}

/** A class without a keyword inherits its caller's sharing; for an entry point, see the README. */
export function sharingOf(vm: Interpreter, cls: Cls): boolean {
    if (cls.sharing === 'with') return true;
    if (cls.sharing === 'without') return false;
    return vm.caller?.isSharing ?? cls.sharing === 'inherited';
}

/** Runs a body on the call stack; returns its result. */
function enter(vm: Interpreter, frame: Frame, run: Execute): Value {
    const { frames } = vm;
    if (frames.length >= MOST_DEPTH) {
        vm.raise('LimitException', 'Maximum stack depth reached: 1001');
    }
    frames.push(frame);
    run(frame);
    frames.pop();
    return frame.result;
}

/**
 * Leaves the calls that an error ended, down to a depth, and tells the error the line where it happened. Whoever catches
 * the error does this: a `try` in each call would slow all of them.
 */
export function unwind({ frames }: Interpreter, error: unknown, depth: number): void {
    for (let i = frames.length - 1; i >= depth; i--) {
        const frame = frames[i];
        if (frame) locate(error, frame);
    }
    frames.length = depth;
}

/** Adds the line to an error that has none. */
export function locate(error: unknown, { cls, line }: Frame): void {
    if (!(error instanceof ApexError) || error.apexLine !== null || line === 0) return;
    error.apexLine = `${cls.file}:${line}`;
    if (error instanceof ApexThrow) error.instance.fields.set('line', line);
}
