/** Initializes classes and creates instances. */
import { compileBody } from '../compile/body';
import { compileSetup } from '../compile/setup';
import { CompileError } from '../errors';
import type { Interpreter } from '../interpreter';
import type { Cls, Constructor, Enter } from '../model/class';
import { BUILTIN } from '../model/platform-classes';
import { Inst, type Value } from '../values';
import { pick } from './overloads';

/** Initializes the static fields of a class, once per transaction. */
export function initializeClass(vm: Interpreter, cls: Cls): void {
    if (cls.isInitialized || cls.isInterface || cls.enumValues) return;
    cls.isInitialized = true;
    if (!cls.isConstant) vm.initialized.push(cls);
    const parent = vm.model.parent(cls);
    if (parent) initializeClass(vm, parent);
    for (const field of cls.fields.values()) if (field.isStatic) cls.statics.set(field.key, null);
    cls.setUpStatics ??= compileSetup(vm, cls, true);
    cls.setUpStatics(null);
}

/** Initializes the fields that a class declares in an instance. */
export function initializeInstance(vm: Interpreter, instance: Inst, cls: Cls): void {
    cls.setUpInstance ??= compileSetup(vm, cls, false);
    cls.setUpInstance(instance);
}

/** An instance before its constructor runs; its fields are null. */
export function emptyInstance(vm: Interpreter, cls: Cls): Inst {
    const instance = new Inst(cls);
    for (const field of vm.model.instanceFields(cls)) instance.fields.set(field.key, null);
    return instance;
}

/** `new Class(…)` for a class of the project or an exception. */
export function construct(vm: Interpreter, cls: Cls, args: Value[]): Inst {
    if (cls.isInterface || cls.isAbstract || cls.enumValues) {
        throw new CompileError(`Type cannot be constructed: ${cls.full}`);
    }
    vm.model.parent(cls);
    const instance = emptyInstance(vm, cls);
    if (cls.isException) {
        // An AuraHandledException keeps its text for the client: getMessage doesn't give it.
        const isAura = cls === BUILTIN.get('aurahandledexception');
        const [text] = args;
        const message = typeof text === 'string' && !isAura ? text : 'Script-thrown exception';
        instance.fields.set('message', message);
        instance.fields.set('cause', args.find((each) => each instanceof Inst) ?? null);
        if (isAura) instance.fields.set('clientmessage', typeof text === 'string' ? text : null);
        if (!pick(vm, cls.constructors, args, cls)) {
            initializeInstance(vm, instance, cls);
            return instance;
        }
    }
    runConstructor(vm, instance, cls, args);
    return instance;
}

/** Runs the constructor of a class, after those before it. */
export function runConstructor(vm: Interpreter, instance: Inst, cls: Cls, args: Value[]): void {
    initializeClass(vm, cls);
    const parent = vm.model.parent(cls);
    const chosen = pick(vm, cls.constructors, args, cls);
    if (!chosen && (cls.constructors.length || args.length)) {
        if (cls.isException) return exceptionConstructor(instance, args);
        throw new CompileError(`Constructor not defined: ${cls.full}(${args.length} arguments)`);
    }
    const delegate = chosen && delegateOf(chosen);
    if (!delegate && parent && !isPlatform(parent)) runConstructor(vm, instance, parent, []);
    if (delegate !== 'this') initializeInstance(vm, instance, cls);
    if (!chosen) return;
    chosen.code ??= compileConstructor(vm, chosen);
    chosen.code(instance, ...args);
}

export const isPlatform = (cls: Cls): boolean => BUILTIN.get(cls.name.toLowerCase()) === cls;

function compileConstructor(vm: Interpreter, { cls, parameters, body: block }: Constructor): Enter {
    return compileBody(vm, { cls, isStatic: false, parameters, returns: null, block });
}

/** The constructor that another one calls first. */
function delegateOf({ body }: Constructor): 'this' | 'super' | null {
    const [first] = body.statements;
    if (first?.kind !== 'expression' || first.expression.kind !== 'delegate') return null;
    return first.expression.to;
}

/** The constructors that every exception has. */
export function exceptionConstructor(instance: Inst, args: readonly Value[]): void {
    if (typeof args[0] === 'string') instance.fields.set('message', args[0]);
    const cause = args.find((each) => each instanceof Inst);
    if (cause) instance.fields.set('cause', cause);
}
