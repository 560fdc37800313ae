/** The classes of a project, and how they belong together. */
import path from 'node:path';
import { NotSupported } from './errors';
import { CalloutPaths } from './model/callout-paths';
import type { Cls, Field, Hooks } from './model/class';
import { declareUnit } from './model/declare-class';
import { BUILTIN } from './model/platform-classes';
import { parseUnit } from './syntax/read-class';
import { typeKey } from './syntax/read-type';
import { readUnit } from './syntax/tree-cache';
import { lower } from './values';

/** A class file. `text` replaces its content. */
export interface ClassSource {
    file: string;
    apiVersion: number;
    text?: string;
}

export class Model {
    /** The top-level classes, by lower-case name. */
    readonly classes = new Map<string, Cls>();
    /** The lines that statements start on, by file name. */
    readonly lines = new Map<string, ReadonlySet<number>>();
    /** Calls a class's own toString, equals and hashCode. */
    hooks: Hooks | null = null;
    private readonly lineages = new Map<Cls, readonly Cls[]>();
    private readonly fields = new Map<Cls, readonly Field[]>();
    /** The names of superclasses, once they are needed. */
    private extended: Set<string> | null = null;
    /** The properties that run code or can't be read, once they are needed. */
    private accessors: Set<string> | null = null;
    /** The calls that may lead to a callout, once they are needed. */
    private calloutPaths: CalloutPaths | null = null;

    /** Adds the class of a file. Throws a SyntaxError that names the file. */
    load({ file, apiVersion, text }: ClassSource): void {
        const base = path.basename(file);
        const unit = text === undefined ? readUnit(file) : parseUnit(text, base);
        this.lines.set(base, new Set(unit.lines));
        const cls = declareUnit(unit, { file: base, apiVersion, hooks: this.hooks });
        this.classes.set(lower(cls.name), cls);
        this.extended = null;
        this.accessors = null;
        this.calloutPaths = null;
    }

    /** Resolves a class name inside another class; null if there is none. */
    find(name: string, from: Cls | null): Cls | null {
        const key = typeKey(name);
        const dot = key.indexOf('.');
        if (dot >= 0) {
            const outer = this.find(key.slice(0, dot), from);
            return outer?.inner.get(key.slice(dot + 1)) ?? null;
        }
        for (let cls = from; cls; cls = cls.outer) {
            if (lower(cls.name) === key) return cls;
            const inner = this.lineage(cls).find((each) => each.inner.has(key));
            if (inner) return inner.inner.get(key) ?? null;
        }
        return this.classes.get(key) ?? BUILTIN.get(key) ?? null;
    }

    /** The superclass of a class. */
    parent(cls: Cls): Cls | null {
        if (cls.parent !== undefined) return cls.parent;
        cls.parent = null;
        if (!cls.superType) return null;
        const parent = this.find(cls.superType.name, cls.outer);
        if (!parent) throw new NotSupported(`the base class ${cls.superType.text}`);
        this.parent(parent);
        cls.parent = parent;
        cls.isException = parent.isException;
        return parent;
    }

    /** Whether a call, by lower-case name and number of arguments, may lead to a callout. */
    mayCallOut(key: string, count: number): boolean {
        this.calloutPaths ??= new CalloutPaths(this.classes.values());
        return this.calloutPaths.include(key, count);
    }

    /** Whether another class may extend a class: one that has its name. */
    isExtended({ name }: Cls): boolean {
        this.extended ??= new Set([...this.classes.values()].flatMap(superNames));
        return this.extended.has(lower(name));
    }

    /** A class and its superclasses, from the bottom up. */
    lineage(cls: Cls): readonly Cls[] {
        const known = this.lineages.get(cls);
        if (known) return known;
        const parent = this.parent(cls);
        const classes = parent ? [cls, ...this.lineage(parent)] : [cls];
        this.lineages.set(cls, classes);
        return classes;
    }

    /** Whether a class is, extends or implements the named type. */
    isA(cls: Cls, name: string, from: Cls | null = cls): boolean {
        const wanted = typeKey(name);
        const target = this.find(name, from);
        return this.lineage(cls).some(
            (each) => each === target || this.implementsType(each, wanted, target),
        );
    }

    private implementsType(cls: Cls, wanted: string, target: Cls | null): boolean {
        return cls.interfaces.some((type) => {
            if (type.name === wanted) return true;
            const declared = this.find(type.name, cls);
            if (!declared) return false;
            return declared === target || this.implementsType(declared, wanted, target);
        });
    }

    /** Whether any class has a property of this name that runs code, or can't be read. */
    hasAccessor(key: string): boolean {
        this.accessors ??= new Set([...this.classes.values()].flatMap(accessorsIn));
        return this.accessors.has(key);
    }

    /** A field or property of a class or a superclass. */
    field(cls: Cls, key: string): Field | null {
        for (const each of this.lineage(cls)) {
            const field = each.fields.get(key);
            if (field) return field;
        }
        return null;
    }

    /** The instance fields of a class, superclasses first. */
    instanceFields(cls: Cls): readonly Field[] {
        const known = this.fields.get(cls);
        if (known) return known;
        const all = this.lineage(cls)
            .toReversed()
            .flatMap((each) => [...each.fields.values()].filter((field) => !field.isStatic));
        this.fields.set(cls, all);
        return all;
    }
}

/** The names of the superclasses of a class and those in it, without their outer classes. */
function superNames({ superType, inner }: Cls): string[] {
    const own = superType ? [superType.name.replace(/^.*\./, '')] : [];
    return [...own, ...[...inner.values()].flatMap(superNames)];
}

/** The properties of a class and those in it that run code, or can't be read. */
function accessorsIn({ fields, inner }: Cls): string[] {
    const own = [...fields.values()].filter((field) => field.getter || !field.isReadable);
    return [...own.map(({ key }) => key), ...[...inner.values()].flatMap(accessorsIn)];
}
