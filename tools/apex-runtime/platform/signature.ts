/** Describes platform methods: their arguments, and what they do. */
import { NotSupported } from '../errors';
import type { Frame } from '../interpret/frame';
import type { Interpreter } from '../interpreter';
import type { Value } from '../values';

/** The place of a call of a platform method. */
export interface Call {
    vm: Interpreter;
    frame: Frame;
}

/** A kind of argument: what it accepts, and its converted form. */
export interface Kind<T> {
    /** The converted argument; undefined if it doesn't fit. */
    read(value: Value, call: Call): T | undefined;
    /** Whether null is allowed. Otherwise it throws a NullPointerException. */
    takesNull?: boolean;
    isOptional?: boolean;
}

type Kinds = readonly Kind<unknown>[];
type Args<Params extends Kinds> = {
    -readonly [I in keyof Params]: Params[I] extends Kind<infer T> ? T : never;
};

/** One way to call a platform method. */
interface Overload<Self> {
    /** The result; undefined if the arguments don't fit. */
    run(call: Call, self: Self, args: Value[]): Value | undefined;
}

/** A platform method with its overloads. */
export type Signature<Self> = readonly Overload<Self>[];

type Body<Self, Params extends Kinds> = (
    call: Call,
    self: Self,
    ...args: Args<Params>
) => Value | undefined;

/** A method that needs its call's place. Without a result it returns null. */
export function method<Self, const Params extends Kinds>(
    params: Params,
    body: Body<Self, Params>,
): Signature<Self> {
    return reading(params, (call, self, args) => body(call, self, ...args));
}

/** A method whose arguments are read before its body gets them. Without a result it gives null. */
function reading<Self, Params extends Kinds>(
    params: Params,
    body: (call: Call, self: Self, args: Args<Params>) => Value | undefined,
): Signature<Self> {
    const run = (call: Call, self: Self, args: Value[]): Value | undefined => {
        const read = readArguments(params, args, call);
        if (!read) return undefined;
        return body(call, self, read as Args<Params>) ?? null; // each was read by its kind
    };
    return [{ run }];
}

/** A method that depends only on its arguments. */
export function pure<Self, const Params extends Kinds>(
    params: Params,
    body: (self: Self, ...args: Args<Params>) => Value | undefined,
): Signature<Self> {
    return reading(params, (_call, self, args) => body(self, ...args));
}

/** A static method. */
export const staticMethod = <const Params extends Kinds>(
    params: Params,
    body: (call: Call, ...args: Args<Params>) => Value | undefined,
): Signature<null> => reading(params, (call, _self, args) => body(call, ...args));

/** A static method that depends only on its arguments. */
export const pureStatic = <const Params extends Kinds>(
    params: Params,
    body: (...args: Args<Params>) => Value | undefined,
): Signature<null> => reading(params, (_call, _self, args) => body(...args));

/** Several overloads of a method; the first that fits is used. */
export const overloads = <Self>(...signatures: Signature<Self>[]): Signature<Self> =>
    signatures.flat();

/** An argument that may be left out. */
export const optional = <T>(kind: Kind<T>): Kind<T | undefined> => ({
    ...kind,
    isOptional: true,
});

/** An argument that may be null. */
export const nullable = <T>(kind: Kind<T>): Kind<T | null> => ({
    ...kind,
    takesNull: true,
    read: (value, call) => (value === null ? null : kind.read(value, call)),
});

const NO_ARGUMENTS: readonly unknown[] = [];

/** Converts the arguments; null if one doesn't fit. */
function readArguments(params: Kinds, args: Value[], call: Call): readonly unknown[] | null {
    if (args.length > params.length) return null;
    if (params.length === 0) return NO_ARGUMENTS;
    const read: unknown[] = [];
    let hasNull = false;
    for (let i = 0; i < params.length; i++) {
        const kind = params[i];
        const value = args[i];
        if (value === undefined) {
            if (!kind?.isOptional) return null;
        } else if (value === null && !kind?.takesNull) hasNull = true;
        else {
            const argument = kind?.read(value, call);
            if (argument === undefined) return null;
            read.push(argument);
        }
    }
    return hasNull ? call.vm.raise('NullPointerException', 'Argument cannot be null.') : read;
}

/** Calls a method. No fitting overload is reported as not supported. */
export function callSignature<Self>(
    signature: Signature<Self>,
    title: string,
    { call, self, args }: { call: Call; self: Self; args: Value[] },
): Value {
    for (const overload of signature) {
        const result = overload.run(call, self, args);
        if (result !== undefined) return result;
    }
    return refuse(title, call, args);
}

function refuse(title: string, { vm }: Call, args: readonly Value[]): never {
    const types = args.map((arg) => vm.typeName(arg)).join(', ');
    throw new NotSupported(`${title}(${types})`);
}

/** The static methods of a platform class, by lower-case name. */
export type StaticMethods = Readonly<Record<string, Signature<null>>>;

/** Runs a method on a value; undefined if the value isn't of the class. */
export type NativeMethod = (call: Call, value: Value, args: Value[]) => Value | undefined;

/** The instance methods of a platform class, by lower-case name. */
export type MethodTable = ReadonlyMap<string, NativeMethod>;

/** Makes a table of a class's methods. A leading dot reads a property, and `=` assigns it. */
export function methodTable<Self>(
    self: Kind<Self>,
    methods: Readonly<Record<string, Signature<Self>>>,
): MethodTable {
    return new Map(
        Object.entries(methods).map(([name, signature]) => [
            name,
            nativeMethod(self, name.replace(/^[.=]/, ''), signature),
        ]),
    );
}

function nativeMethod<Self>(
    kind: Kind<Self>,
    name: string,
    signature: Signature<Self>,
): NativeMethod {
    return (call, value, args) => {
        const self = kind.read(value, call);
        if (self === undefined) return undefined;
        for (let i = 0; i < signature.length; i++) {
            const result = signature[i]?.run(call, self, args);
            if (result !== undefined) return result;
        }
        return refuse(`${call.vm.typeName(value)}.${name}`, call, args);
    };
}
