import { InvalidParameter, parameterNamed, toArgument, toJson, type Json } from './aura';
import { ApexThrow, NotSupported } from './errors';
import { setAside } from './interpret/set-aside';
import type { Interpreter } from './interpreter';
import { annotation, type Method } from './model/class';
import type { Callout, CalloutAnswer } from './platform/callout';
import { textOf } from './value-text';
import { lower, type Value } from './values';

/** A call of an `@AuraEnabled` method by a component. */
export type AuraCall = {
    className: string;
    methodName: string;
    parameters: Readonly<Record<string, unknown>>;
};

/** The caller, and how to send callouts. */
export type Caller = {
    userId: string;
    /** The user's language; unchanged by default. */
    language?: string;
    callOut: (callout: Callout) => Promise<CalloutAnswer>;
};

/** The answer to the component: a value, or an exception. */
export type AuraOutcome =
    | { ok: true; value: Json }
    | { ok: false; exceptionType: string; message: string; stackTrace: string };

/**
 * Calls a static `@AuraEnabled` method in its own transaction. A callout pauses the transaction until its answer arrives.
 * Other calls can run while it waits, as in an org.
 * @returns null if there is no such method
 */
export async function callMethod(
    vm: Interpreter,
    call: AuraCall,
    caller: Caller,
): Promise<AuraOutcome | null> {
    const method = findAuraMethod(vm, call);
    if (method === null) return null;
    const transaction = run(vm, { method, call, caller });
    let step = transaction.next();
    while (!step.done) {
        const goOn = setAside(vm);
        const answer = await answerTo(step.value, caller);
        goOn();
        step = transaction.next(answer);
    }
    return step.value;
}

async function answerTo(callout: Callout, { callOut }: Caller): Promise<CalloutAnswer> {
    const sentAt = performance.now();
    const answer = await callOut(callout);
    return { milliseconds: Math.round(performance.now() - sentAt), ...answer };
}

function findAuraMethod(vm: Interpreter, { className, methodName }: AuraCall): Method | null {
    const methods = vm.model.find(className, null)?.methods.get(lower(methodName)) ?? [];
    const isCallable = (method: Method): boolean =>
        method.isStatic &&
        method.name === methodName &&
        annotation(method, 'auraenabled') !== undefined;
    return methods.find(isCallable) ?? null;
}

type Target = { method: Method; call: AuraCall; caller: Caller };

/** The transaction of a call. */
function* run(
    vm: Interpreter,
    { method, call, caller }: Target,
): Generator<Callout, AuraOutcome, CalloutAnswer> {
    begin(vm, caller);
    let before = vm.database.savepoint();
    try {
        if (!vm.database.mayCallClass(call.className)) return noAccess(call.className);
        vm.initialize(method.cls);
        const steps = vm.invokeInSteps(method, null, argumentsOf(method, call));
        let step = steps.next();
        while (!step.done) {
            const answer = yield step.value;
            setLanguage(vm, caller);
            before = vm.database.savepoint(); // nothing was written before a callout, except by others
            step = steps.next(answer);
        }
        if (vm.jobs.length > 0) throw new NotSupported('jobs that a call of a component starts');
        return { ok: true, value: toJson(vm, step.value) };
    } catch (error) {
        vm.database.rollback(before);
        return refusal(error);
    } finally {
        vm.callOut = null;
        vm.isTest = true;
    }
}

function begin(vm: Interpreter, caller: Caller): void {
    setLanguage(vm, caller);
    vm.startTest();
    vm.users = [caller.userId];
    vm.isTest = false;
    vm.callOut = () => {
        throw new NotSupported('a callout in a constructor, a property or an initial value');
    };
}

function setLanguage(vm: Interpreter, { userId, language }: Caller): void {
    if (language !== undefined && language !== vm.database.row(userId)?.get('languagelocalekey'))
        vm.database.put('User', { LanguageLocaleKey: language }, userId);
}

function argumentsOf(method: Method, { parameters }: AuraCall): Value[] {
    return method.parameters.map(({ key, type }) => {
        const [given, json] = parameterNamed(parameters, key);
        return toArgument(given, type, json);
    });
}

function noAccess(className: string): AuraOutcome {
    const message = `You do not have access to the Apex class named '${className}'.`;
    return { ok: false, exceptionType: 'System.NoAccessException', message, stackTrace: '' };
}

function refusal(error: unknown): AuraOutcome {
    if (error instanceof InvalidParameter) {
        const { message } = error;
        return { ok: false, exceptionType: 'System.TypeException', message, stackTrace: '' };
    }
    if (!(error instanceof ApexThrow)) throw error;
    const { cls, fields } = error.instance;
    return {
        ok: false,
        exceptionType: cls.full,
        message: textOf(fields.get('message')),
        stackTrace: error.apexLine ?? '',
    };
}
