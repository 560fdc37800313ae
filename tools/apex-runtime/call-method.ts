import { InvalidParameter, parameterNamed, toArgument, toJson, type Json } from './aura';
import { CalloutTape, Suspended } from './callout-tape';
import { ApexThrow, NotSupported } from './errors';
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

type Run = AuraOutcome | { waitsFor: Callout };

type Target = { method: Method; call: AuraCall; caller: Caller };

/**
 * Calls a static `@AuraEnabled` method in its own transaction. A callout suspends the transaction: data and statics roll
 * back, and it runs again from the start once the answer arrives. So other calls can run while it waits, as in an org.
 * @returns null if there is no such method
 * @throws ReplayError if the second run sends something else
 */
export async function callMethod(
    vm: Interpreter,
    call: AuraCall,
    caller: Caller,
): Promise<AuraOutcome | null> {
    const method = findAuraMethod(vm, call);
    if (method === null) return null;
    const tape = new CalloutTape();
    for (;;) {
        const run = runOnce(vm, { method, call, caller }, tape);
        if (!('waitsFor' in run)) return run;
        const sentAt = performance.now();
        const answer = await caller.callOut(run.waitsFor);
        const milliseconds = Math.round(performance.now() - sentAt);
        tape.record(run.waitsFor, { milliseconds, ...answer });
    }
}

function findAuraMethod(vm: Interpreter, { className, methodName }: AuraCall): Method | null {
    const methods = vm.model.find(className, null)?.methods.get(lower(methodName)) ?? [];
    const isCallable = (method: Method): boolean =>
        method.isStatic &&
        method.name === methodName &&
        annotation(method, 'auraenabled') !== undefined;
    return methods.find(isCallable) ?? null;
}

function runOnce(vm: Interpreter, { method, call, caller }: Target, tape: CalloutTape): Run {
    begin(vm, caller, tape);
    const before = vm.database.savepoint();
    try {
        if (!vm.database.mayCallClass(call.className)) return noAccess(call.className);
        vm.initialize(method.cls);
        const value = vm.invoke(method, null, argumentsOf(method, call));
        if (vm.jobs.length > 0) throw new NotSupported('jobs that a call of a component starts');
        tape.end();
        return { ok: true, value: toJson(vm, value) };
    } catch (error) {
        vm.database.rollback(before);
        if (error instanceof Suspended) return { waitsFor: error.callout };
        return refusal(error);
    } finally {
        vm.callOut = null;
        vm.isTest = true;
    }
}

function begin(vm: Interpreter, { userId, language }: Caller, tape: CalloutTape): void {
    if (language !== undefined && language !== vm.database.row(userId)?.get('languagelocalekey'))
        vm.database.put('User', { LanguageLocaleKey: language }, userId);
    tape.rewind();
    vm.startTest();
    vm.users = [userId];
    vm.isTest = false;
    vm.callOut = (callout) => tape.answer(callout);
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
