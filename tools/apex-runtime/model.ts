// @ts-nocheck
/** Parses Apex and describes its classes. */
import fs from 'node:fs';
import path from 'node:path';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { EnumVal, NotSupported, lower } from './values';

class Errors extends ApexErrorListener {
    constructor(file) {
        super();
        this.file = file;
        this.found = [];
    }

    apexSyntaxError(line, column, message) {
        this.found.push(`${this.file}:${line}:${column} ${message}`);
    }
}

/** Runs one rule of the grammar over a text; throws a SyntaxError that lists what it found. */
export function parse(text, rule, file) {
    const errors = new Errors(file);
    const { parser } = ApexParserFactory.createLexerAndParser(text, errors);
    const tree = parser[rule]();
    if (errors.found.length) throw new SyntaxError(errors.found.join('\n'));
    return tree;
}

export class Cls {
    constructor(name, outer = null) {
        this.name = name;
        this.outer = outer;
        this.full = outer ? `${outer.full}.${name}` : name;
        this.fields = [];
        this.methods = new Map();
        this.constructors = [];
        this.inner = new Map();
        this.interfaces = [];
        this.superName = null;
        this.annotations = [];
        this.statics = new Map();
        this.enumValues = null;
        this.isInterface = false;
        this.isException = false;
        this.userModeByDefault = false;
        this.hooks = null;
    }
}

const EXCEPTIONS =
    'AssertException AsyncException AuraHandledException CalloutException DmlException ' +
    'EmailException FinalException HandledException IllegalArgumentException ' +
    'InvalidParameterValueException JSONException LimitException ListException MathException ' +
    'NoAccessException NoDataFoundException NullPointerException QueryException ' +
    'SecurityException SerializationException SObjectException StringException TypeException ' +
    'UnexpectedException VisualforceException XmlException';

const ENUMS = {
    'System.AccessLevel': 'USER_MODE SYSTEM_MODE',
    'System.RoundingMode': 'CEILING DOWN FLOOR HALF_DOWN HALF_EVEN HALF_UP UNNECESSARY UP',
    'System.LoggingLevel': 'NONE INTERNAL FINEST FINER FINE DEBUG INFO WARN ERROR',
    'System.StatusCode':
        'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY DUPLICATE_VALUE ENTITY_IS_DELETED ' +
        'FIELD_CUSTOM_VALIDATION_EXCEPTION FIELD_INTEGRITY_EXCEPTION ' +
        'INSUFFICIENT_ACCESS_OR_READONLY INVALID_CROSS_REFERENCE_KEY ' +
        'INVALID_FIELD_FOR_INSERT_UPDATE INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST ' +
        'MISSING_ARGUMENT MIXED_DML_OPERATION REQUIRED_FIELD_MISSING STRING_TOO_LONG ' +
        'UNABLE_TO_LOCK_ROW',
    'Schema.DisplayType':
        'ADDRESS ANYTYPE BASE64 BOOLEAN COMBOBOX CURRENCY DATE DATETIME DOUBLE EMAIL ' +
        'ENCRYPTEDSTRING ID INTEGER LONG MULTIPICKLIST PERCENT PHONE PICKLIST REFERENCE STRING ' +
        'TEXTAREA TIME URL',
};

function builtinClasses() {
    const classes = new Map();
    const base = new Cls('Exception');
    base.full = 'System.Exception';
    base.isException = true;
    classes.set('exception', base);
    for (const name of EXCEPTIONS.split(' ')) {
        const cls = new Cls(name);
        cls.full = `System.${name}`;
        cls.superName = 'Exception';
        cls.parent = base;
        cls.isException = true;
        classes.set(lower(name), cls);
    }
    for (const [full, names] of Object.entries(ENUMS)) {
        const cls = new Cls(full.split('.')[1]);
        cls.full = full;
        cls.enumValues = names.split(' ').map((name, i) => new EnumVal(cls, name, i));
        classes.set(lower(cls.name), cls);
    }
    return classes;
}

export const BUILTIN = builtinClasses();

export const builtinEnum = (type, name) =>
    BUILTIN.get(lower(type)).enumValues.find((value) => lower(value.name) === lower(name));

const NAMESPACES = /^(system|schema)\./;

/** A type reference as { name, args, text }: a lower-case name without its namespace. */
export function typeOf(node) {
    if (node.apexType) return node.apexType;
    const names = node.typeName_list();
    const parts = names.map((n) => {
        if (n.LIST?.()) return 'list';
        if (n.SET?.()) return 'set';
        return n.MAP?.() ? 'map' : lower(n.id().getText());
    });
    const args = names.at(-1).typeArguments()?.typeList().typeRef_list().map(typeOf) ?? [];
    const text = names.map((n) => n.getText()).join('.');
    let type = { name: parts.join('.').replace(NAMESPACES, ''), args, text };
    const brackets = node.arraySubscripts()?.LBRACK_list().length ?? 0;
    for (let i = 0; i < brackets; i++)
        type = { name: 'list', args: [type], text: `${type.text}[]` };
    node.apexType = type;
    return type;
}

/** The type that a text such as `Map<String, Foo.Bar>` names. */
export function typeFromText(text) {
    const match = /^\s*([\w.]+)\s*(?:<(.*)>)?\s*((?:\[\s*\])*)\s*$/s.exec(text);
    if (!match) throw new NotSupported(`the type ${text}`);
    const args = [];
    let depth = 0;
    let part = '';
    for (const char of match[2] ?? '') {
        if (char === '<') depth++;
        if (char === '>') depth--;
        if (char === ',' && depth === 0) {
            args.push(typeFromText(part));
            part = '';
        } else part += char;
    }
    if (part) args.push(typeFromText(part));
    const name = lower(match[1]).replace(NAMESPACES, '');
    const type = { name, args, text: text.trim().replace(/\[\s*\]/g, '') };
    return match[3] ? { name: 'list', args: [type], text } : type;
}

function readAnnotations(modifiers) {
    return modifiers
        .map((m) => m.annotation?.())
        .filter(Boolean)
        .map((a) => ({ name: lower(a.id().getText()), text: lower(a.getText()) }));
}

function readParameters(node) {
    const list = node.formalParameterList()?.formalParameter_list() ?? [];
    return list.map((p) => ({ name: lower(p.id().getText()), type: typeOf(p.typeRef()) }));
}

const NOT_STATEMENTS = new Set(['BlockContext']);

/** Adds the first lines of all statements below a node. */
function collectLines(node, lines) {
    const isStatement = node.constructor.name === 'StatementContext';
    if (isStatement && !NOT_STATEMENTS.has(node.children[0].constructor.name)) {
        lines.add(node.start.line);
    }
    for (const child of node.children ?? []) collectLines(child, lines);
}

export class Model {
    constructor() {
        this.classes = new Map();
        this.lines = new Map();
        this.hooks = null;
    }

    load({ file, apiVersion, text }) {
        const base = path.basename(file);
        const unit = parse(text ?? fs.readFileSync(file, 'utf8'), 'compilationUnit', base);
        const declaration = unit.typeDeclaration();
        const lines = new Set();
        collectLines(declaration, lines);
        this.lines.set(base, lines);
        this.declare(declaration, declaration.modifier_list(), null, { file: base, apiVersion });
    }

    declare(node, modifiers, outer, source) {
        const body =
            node.classDeclaration?.() ?? node.interfaceDeclaration?.() ?? node.enumDeclaration?.();
        const cls = new Cls(body.id().getText(), outer);
        cls.hooks = this.hooks;
        cls.file = source.file;
        cls.line = body.start.line;
        cls.annotations = readAnnotations(modifiers);
        cls.isAbstract = modifiers.some((m) => m.ABSTRACT?.());
        cls.userModeByDefault = source.apiVersion >= 67;
        (outer ? outer.inner : this.classes).set(lower(cls.name), cls);
        if (node.enumDeclaration?.()) {
            const names = body.enumConstants()?.id_list() ?? [];
            cls.enumValues = names.map((id, i) => new EnumVal(cls, id.getText(), i));
            return;
        }
        cls.interfaces = (body.typeList()?.typeRef_list() ?? []).map((t) => typeOf(t).name);
        if (node.interfaceDeclaration?.()) {
            cls.isInterface = true;
            return;
        }
        cls.superName = body.typeRef()?.getText() ?? null;
        for (const member of body.classBody().classBodyDeclaration_list()) {
            this.declareMember(cls, member, source);
        }
    }

    declareMember(cls, node, source) {
        if (node.block()) {
            cls.fields.push({ block: node.block(), isStatic: !!node.STATIC() });
            return;
        }
        const member = node.memberDeclaration();
        if (!member) return;
        const modifiers = node.modifier_list();
        const has = (token) => modifiers.some((m) => m[token]?.());
        const shared = {
            cls,
            annotations: readAnnotations(modifiers),
            isStatic: has('STATIC') || has('TESTMETHOD'),
            isTest: has('TESTMETHOD'),
            isTransient: has('TRANSIENT'),
        };
        if (member.methodDeclaration()) {
            const declared = member.methodDeclaration();
            const method = {
                ...shared,
                name: declared.id().getText(),
                parameters: readParameters(declared.formalParameters()),
                returns: declared.VOID() ? null : typeOf(declared.typeRef()),
                body: declared.block(),
            };
            const key = lower(method.name);
            if (!cls.methods.has(key)) cls.methods.set(key, []);
            cls.methods.get(key).push(method);
        } else if (member.constructorDeclaration()) {
            const declared = member.constructorDeclaration();
            const parameters = readParameters(declared.formalParameters());
            cls.constructors.push({ ...shared, parameters, returns: null, body: declared.block() });
        } else if (member.fieldDeclaration()) {
            const declared = member.fieldDeclaration();
            const type = typeOf(declared.typeRef());
            for (const v of declared.variableDeclarators().variableDeclarator_list()) {
                const name = v.id().getText();
                cls.fields.push({ ...shared, name, key: lower(name), type, init: v.expression() });
            }
        } else if (member.propertyDeclaration()) {
            cls.fields.push({ ...shared, ...readProperty(member.propertyDeclaration()) });
        } else {
            this.declare(member, modifiers, cls, source);
        }
    }

    /** The class that a name stands for inside another class; null when there is none. */
    find(name, from) {
        const key = lower(name).replace(NAMESPACES, '');
        if (key.includes('.')) {
            const [outer, inner] = key.split('.');
            return this.find(outer, from)?.inner.get(inner) ?? null;
        }
        for (let cls = from; cls; cls = cls.outer) {
            if (lower(cls.name) === key) return cls;
            for (let c = cls; c; c = this.parent(c)) if (c.inner.has(key)) return c.inner.get(key);
        }
        return this.classes.get(key) ?? BUILTIN.get(key) ?? null;
    }

    parent(cls) {
        if (cls.parent === undefined) {
            cls.parent = null;
            if (cls.superName) {
                cls.parent = this.find(cls.superName.replace(/<.*$/s, ''), cls.outer ?? cls);
                if (!cls.parent) throw new NotSupported(`the base class ${cls.superName}`);
                this.parent(cls.parent);
                cls.isException = cls.parent.isException;
            }
        }
        return cls.parent;
    }

    /** Whether a class is, extends or implements what a type name stands for. */
    isA(cls, name, from) {
        const target = this.find(name, from ?? cls);
        const wanted = lower(name).replace(NAMESPACES, '');
        const implementsIt = (c) =>
            c.interfaces.some((i) => {
                if (i === wanted) return true;
                const declared = this.find(i, c);
                return declared && (declared === target || implementsIt(declared));
            });
        for (let c = cls; c; c = this.parent(c)) {
            if (c === target || implementsIt(c)) return true;
        }
        return false;
    }

    /** A field or property of a class or of a class above it. */
    field(cls, key) {
        for (let c = cls; c; c = this.parent(c)) {
            const field = c.fields.find((f) => f.key === key);
            if (field) return field;
        }
        return null;
    }

    /** The instance or static fields of a class, those of the classes above it first. */
    allFields(cls, isStatic) {
        const parent = this.parent(cls);
        const inherited = parent && !isStatic ? this.allFields(parent, isStatic) : [];
        return [...inherited, ...cls.fields.filter((f) => f.key && f.isStatic === isStatic)];
    }
}

function readProperty(node) {
    const name = node.id().getText();
    const property = { name, key: lower(name), type: typeOf(node.typeRef()), isProperty: true };
    for (const block of node.propertyBlock_list()) {
        if (block.getter()?.block()) property.getter = block.getter().block();
        if (block.setter()?.block()) property.setter = block.setter().block();
        if (block.getter()) property.hasGetter = true;
        if (block.setter()) property.hasSetter = true;
    }
    return property;
}
