// @ts-nocheck
import { InvalidParameter, parameterNamed, toArgument, toJson, type Json } from './aura';
import { CalloutTape, Suspended, type Callout, type CalloutAnswer } from './callouts';
import type { Interpreter } from './interpreter';
import { ApexThrow, NotSupported, lower } from './values';

/** A call of an `@AuraEnabled` method by a component. */
export type AuraCall = {
    className: string;
    methodName: string;
    parameters: Readonly<Record<string, unknown>>;
};

/** Who calls, and how a request of Apex leaves the org. */
export type Caller = {
    userId: string;
    /** The language that the user has chosen; unchanged when absent. */
    language?: string;
    callOut: (callout: Callout) => Promise<CalloutAnswer>;
};

/** What the component gets: a value, or what the platform says of an exception. */
export type AuraOutcome =
    | { ok: true; value: Json }
    | { ok: false; exceptionType: string; message: string; stackTrace: string };

type Run = AuraOutcome | { waitsFor: Callout };

/**
 * Calls a static `@AuraEnabled` method in a transaction of its own. A callout suspends the transaction, which rolls back, data
 * and statics, and runs again from its start once the answer is there. So other calls can run while it waits, as in an org.
 * @returns null when there is no such method
 * @throws ReplayError when the transaction sends something else when it runs again
 */
export async function callMethod(
    my: Interpreter,
    call: AuraCall,
    { userId, language, callOut }: Caller,
): Promise<AuraOutcome | null> {
    const method = findAuraMethod(my, call);
    if (method === null) return null;
    const tape = new CalloutTape();
    for (;;) {
        const run = runOnce(my, { method, call, userId, language, tape });
        if (!('waitsFor' in run)) return run;
        tape.record(run.waitsFor, await callOut(run.waitsFor));
    }
}

function findAuraMethod(my: Interpreter, { className, methodName }: AuraCall) {
    const methods = my.model.find(className, null)?.methods.get(lower(methodName)) ?? [];
    const enabled = methods.filter(({ annotations }) =>
        annotations.some(({ name }) => name === 'auraenabled'),
    );
    return enabled.find(({ name, isStatic }) => isStatic && name === methodName) ?? null;
}

function runOnce(my: Interpreter, { method, call, userId, language, tape }): Run {
    if (language !== undefined) my.database.put('User', { LanguageLocaleKey: language }, userId);
    const before = my.database.snapshot();
    my.startTest();
    my.users = [userId];
    my.callOut = (callout) => tape.answer(callout);
    tape.rewind();
    try {
        my.initialize(method.cls);
        const value = my.invoke(method, null, argumentsOf(method, call));
        if (my.jobs.length > 0) throw new NotSupported('jobs that a call of a component starts');
        tape.end();
        return { ok: true, value: toJson(my, value) };
    } catch (error) {
        my.database.restore(before);
        if (error instanceof Suspended) return { waitsFor: error.callout };
        return refusal(error);
    } finally {
        my.callOut = null;
    }
}

function argumentsOf(method, { parameters }: AuraCall): Value[] {
    return method.parameters.map(({ name, type }) => {
        const [given, json] = parameterNamed(parameters, name);
        return toArgument(given, type, json);
    });
}

function refusal(error: unknown): AuraOutcome {
    if (error instanceof InvalidParameter) {
        const { message } = error;
        return { ok: false, exceptionType: 'System.TypeException', message, stackTrace: '' };
    }
    if (!(error instanceof ApexThrow)) throw error;
    return {
        ok: false,
        exceptionType: error.instance.cls.full,
        message: String(error.instance.fields.get('message')),
        stackTrace: error.apexLine ?? '',
    };
}
