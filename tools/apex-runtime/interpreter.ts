// @ts-nocheck
/** Walks the parse tree of a class and does what it says. */
import { BUILTIN, Model, typeFromText, typeOf } from './model';
import { callNative, callStatic, createNative, objectType, staticMember } from './platform/index';
import { fieldOfRecord, putField, recordMethod } from './platform/record';
import { Database } from './database';
import { Schema } from './schema';
import {
    ASet,
    AList,
    AMap,
    ApexThrow,
    CompileError,
    Dec,
    EnumVal,
    Inst,
    Native,
    NotSupported,
    SObj,
    TypeVal,
    calculate,
    compare,
    equal,
    isNumber,
    lower,
    same,
    toId18,
} from './values';

/** Local variables of a block, and those around it. */
export class Scope {
    constructor(parent = null) {
        this.parent = parent;
        this.variables = new Map();
    }

    find(name) {
        for (let s = this; s; s = s.parent) {
            const variable = s.variables.get(name);
            if (variable) return variable;
        }
        return null;
    }

    declare(name, value, type) {
        this.variables.set(name, { value, type });
    }
}

const RETURN = 'return';
const BREAK = { kind: 'break' };
const CONTINUE = { kind: 'continue' };
const UNCATCHABLE = new Set(['System.AssertException', 'System.LimitException']);
const NULL_REFERENCE = 'Attempt to de-reference a null object';
const ESCAPES = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** The text of a string literal without its quotes and escapes. */
export const unquote = (literal) =>
    literal
        .slice(1, -1)
        .replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, c) =>
            c.length === 5 ? String.fromCharCode(parseInt(c.slice(1), 16)) : (ESCAPES[c] ?? c),
        );

const expressions = {
    PrimaryExpressionContext: (my, n, env) => my.primary(n.primary(), env),
    SubExpressionContext: (my, n, env) => my.evaluate(n.expression(), env),
    NewExpressionContext: (my, n, env) => my.create(n.creator(), env),
    MethodCallExpressionContext: (my, n, env) => my.callByName(n.methodCall(), env),
    DotExpressionContext: (my, n, env) => my.dot(n, env),
    AssignExpressionContext: (my, n, env) => my.assign(n, env),
    CastExpressionContext: (my, n, env) =>
        my.cast(my.evaluate(n.expression(), env), typeOf(n.typeRef()), env),
    InstanceOfExpressionContext: (my, n, env) =>
        my.isInstance(my.evaluate(n.expression(), env), typeOf(n.typeRef()), env.cls),
    Arth1ExpressionContext(my, n, env) {
        if (!n.MUL() && !n.DIV())
            throw new CompileError(`${n.getText()}: Apex has no such operator`);
        return my.binary(n.MUL() ? '*' : '/', n, env);
    },
    Arth2ExpressionContext: (my, n, env) => my.binary(n.ADD() ? '+' : '-', n, env),
    BitAndExpressionContext: (my, n, env) => my.binary('&', n, env),
    BitOrExpressionContext: (my, n, env) => my.binary('|', n, env),
    BitNotExpressionContext: (my, n, env) => my.binary('^', n, env),
    BitExpressionContext: (my, n, env) =>
        my.binary(n.LT_list().length ? '<<' : n.GT_list().length === 3 ? '>>>' : '>>', n, env),
    LogAndExpressionContext: (my, n, env) =>
        my.test(n.expression(0), env) && my.test(n.expression(1), env),
    LogOrExpressionContext: (my, n, env) =>
        my.test(n.expression(0), env) || my.test(n.expression(1), env),
    NegExpressionContext(my, n, env) {
        if (n.BANG()) return !my.test(n.expression(), env);
        return my.calculate('^', my.evaluate(n.expression(), env), -1);
    },
    CondExpressionContext: (my, n, env) =>
        my.evaluate(n.expression(my.test(n.expression(0), env) ? 1 : 2), env),
    CoalExpressionContext(my, n, env) {
        let value = my.evaluate(n.expression(0), env);
        if (value instanceof AList && value.fromQuery && value.items.length === 0) value = null;
        return value ?? my.evaluate(n.expression(1), env);
    },
    EqualityExpressionContext(my, n, env) {
        const a = my.unwrapFor(my.evaluate(n.expression(0), env));
        const b = my.unwrapFor(my.evaluate(n.expression(1), env));
        if (n.TRIPLEEQUAL()) return isNumber(a) ? same(a, b) : a === b;
        if (n.TRIPLENOTEQUAL()) return isNumber(a) ? !same(a, b) : a !== b;
        return n.EQUAL() ? equal(a, b) : !equal(a, b);
    },
    CmpExpressionContext(my, n, env) {
        const a = my.evaluate(n.expression(0), env);
        const b = my.evaluate(n.expression(1), env);
        if (a === null || b === null) return false;
        const order = compare(a, b);
        if (n.GT()) return n.ASSIGN() ? order >= 0 : order > 0;
        return n.ASSIGN() ? order <= 0 : order < 0;
    },
    ArrayExpressionContext: (my, n, env) =>
        my.itemAt(my.evaluate(n.expression(0), env), my.evaluate(n.expression(1), env)),
    PreOpExpressionContext(my, n, env) {
        const value = my.evaluate(n.expression(), env);
        if (n.INC() || n.DEC())
            return my.store(n.expression(), my.calculate(n.INC() ? '+' : '-', value, 1), env);
        if (!n.SUB()) return value;
        const zero =
            value instanceof Dec ? new Dec(0n, value.scale) : typeof value === 'bigint' ? 0n : 0;
        return my.calculate('-', zero, value);
    },
    PostOpExpressionContext(my, n, env) {
        const value = my.evaluate(n.expression(), env);
        my.store(n.expression(), my.calculate(n.INC() ? '+' : '-', value, 1), env);
        return value;
    },
};

const statements = {
    BlockContext: (my, n, env) => my.block(n, env),
    LocalVariableDeclarationStatementContext(my, n, env) {
        my.declareLocal(n.localVariableDeclaration(), env);
    },
    ExpressionStatementContext(my, n, env) {
        my.evaluate(n.expression(), env);
    },
    IfStatementContext(my, n, env) {
        if (my.test(n.parExpression().expression(), env)) return my.execute(n.statement(0), env);
        return n.ELSE() ? my.execute(n.statement(1), env) : null;
    },
    ReturnStatementContext(my, n, env) {
        return { kind: RETURN, value: n.expression() ? my.evaluate(n.expression(), env) : null };
    },
    ThrowStatementContext(my, n, env) {
        const value = my.evaluate(n.expression(), env);
        if (value === null) my.raise('NullPointerException', NULL_REFERENCE);
        throw new ApexThrow(value);
    },
    BreakStatementContext: () => BREAK,
    ContinueStatementContext: () => CONTINUE,
    WhileStatementContext: (my, n, env) =>
        my.loop(
            () => my.test(n.parExpression().expression(), env),
            () => n.statement() && my.execute(n.statement(), env),
        ),
    DoWhileStatementContext(my, n, env) {
        let isFirst = true;
        const again = () => {
            if (!isFirst) return my.test(n.parExpression().expression(), env);
            isFirst = false;
            return true;
        };
        return my.loop(again, () => my.block(n.block(), env));
    },
    ForStatementContext: (my, n, env) => my.forLoop(n, env),
    SwitchStatementContext: (my, n, env) => my.switchOn(n, env),
    TryStatementContext: (my, n, env) => my.tryCatch(n, env),
    InsertStatementContext: (my, n, env) => my.dml('insert', n, env),
    UpdateStatementContext: (my, n, env) => my.dml('update', n, env),
    UpsertStatementContext: (my, n, env) => my.dml('upsert', n, env),
    DeleteStatementContext: (my, n, env) => my.dml('delete', n, env),
    RunAsStatementContext(my, n, env) {
        const user = my.evaluate(n.expressionList().expression(0), env);
        return my.runAs(user, () => my.block(n.block(), env));
    },
};

const ASSIGNMENTS = {
    ADD_ASSIGN: '+',
    SUB_ASSIGN: '-',
    MUL_ASSIGN: '*',
    DIV_ASSIGN: '/',
    AND_ASSIGN: '&',
    OR_ASSIGN: '|',
    XOR_ASSIGN: '^',
    LSHIFT_ASSIGN: '<<',
    RSHIFT_ASSIGN: '>>',
    URSHIFT_ASSIGN: '>>>',
};

const SIMPLE = {
    object: () => true,
    string: (v) => typeof v === 'string',
    id: (v) => typeof v === 'string' && toId18(v) !== null,
    integer: (v) => typeof v === 'number',
    long: (v) => typeof v === 'number' || typeof v === 'bigint',
    decimal: isNumber,
    double: isNumber,
    boolean: (v) => typeof v === 'boolean',
    sobject: (v) => v instanceof SObj,
    type: (v) => v instanceof TypeVal,
};

const FITS_ANY = new Set(['object', 'sobject']);

export class Interpreter {
    constructor(project) {
        this.project = project;
        this.model = new Model();
        this.schema = new Schema(project);
        this.covered = new Map();
        this.database = new Database(this);
        this.depth = 0;
        this.model.hooks = {
            toString: (i) => this.ownMethod(i, 'tostring', []),
            equals: (a, b) => this.ownMethod(a, 'equals', [b]),
            hashCode: (i) => this.ownMethod(i, 'hashcode', []),
        };
    }

    /** Puts everything that lives for one transaction back to its start. */
    startTransaction() {
        this.limits = { callouts: 0, queries: 0, dml: 0, rows: 0, queueables: 0 };
        this.hasPendingWork = false;
        this.mixing = { setup: null, ordinary: null };
    }

    startTest() {
        this.startTransaction();
        this.mock = null;
        this.jobs = [];
        this.users = [];
        this.depth = 0;
        this.readOnly = 0;
        this.asyncKind = null;
        const reset = (cls) => {
            cls.isInitialized = false;
            cls.statics = new Map();
            cls.inner.forEach(reset);
        };
        this.model.classes.forEach(reset);
    }

    ownMethod(instance, name, args) {
        const method = this.findMethod(instance.cls, name, args);
        return method && !method.isStatic ? this.invoke(method, instance, args) : undefined;
    }

    raise(type, message, extra = {}) {
        const instance = new Inst(BUILTIN.get(lower(type)));
        instance.fields.set('message', message);
        for (const [key, value] of Object.entries(extra)) instance.fields.set(key, value);
        throw new ApexThrow(instance);
    }

    calculate(operator, a, b) {
        return calculate(operator, a, b, (type, message) => this.raise(type, message));
    }

    binary(operator, node, env) {
        return this.calculate(
            operator,
            this.evaluate(node.expression(0), env),
            this.evaluate(node.expression(1), env),
        );
    }

    // ---- types

    /** What a value becomes when it is put where a type is expected. */
    coerce(value, type) {
        if (value === null || value === undefined || !type) return value ?? null;
        value = this.unwrapFor(value, type);
        switch (type.name) {
            case 'decimal':
            case 'double':
                return isNumber(value) ? Dec.of(value) : value;
            case 'long':
                return typeof value === 'number' ? BigInt(value) : value;
            case 'id':
                return typeof value === 'string' ? this.toId(value) : value;
            case 'datetime':
                return value instanceof Native && value.type === 'Date'
                    ? new Native('Datetime', value.state)
                    : value;
            default:
                return value;
        }
    }

    toId(text) {
        return toId18(text) ?? this.raise('StringException', `Invalid id: ${text}`);
    }

    /** The one row of a query that is used as a record. */
    unwrapFor(value, type = null) {
        if (!(value instanceof AList) || !value.fromQuery) return value;
        if (!type || type.name === 'list' || type.name === 'object') return value;
        if (value.items.length === 1) return value.items[0];
        const message = value.items.length
            ? 'List has more than 1 row for assignment to SObject'
            : 'List has no rows for assignment to SObject';
        return this.raise('QueryException', message);
    }

    isInstance(value, type, from) {
        if (value === null) return false;
        if (SIMPLE[type.name]) return SIMPLE[type.name](value);
        if (value instanceof AList)
            return this.holds(type, ['list', 'iterable'], [value.elementType]);
        if (value instanceof ASet)
            return this.holds(type, ['set', 'iterable'], [value.elementType]);
        if (value instanceof AMap)
            return this.holds(type, ['map'], [value.keyType, value.valueType]);
        if (value instanceof SObj) return lower(value.type) === type.name;
        if (value instanceof EnumVal) return value.cls === this.model.find(type.name, from);
        if (value instanceof Inst) return this.model.isA(value.cls, type.name, from);
        if (value instanceof Native) return lower(value.type) === type.name.replace(/^.*\./, '');
        return false;
    }

    holds(type, names, actual) {
        if (!names.includes(type.name)) return false;
        return type.args.every((wanted, i) => {
            const held = actual[i];
            return (
                !held ||
                FITS_ANY.has(wanted.name) ||
                held.name === wanted.name ||
                (held.name !== 'object' && !SIMPLE[held.name])
            );
        });
    }

    cast(value, type, env) {
        if (value === null) return null;
        value = this.unwrapFor(value, type);
        if (isNumber(value)) {
            if (type.name === 'integer')
                return Number(BigInt.asIntN(32, Dec.of(value).setScale(0, 'DOWN').unscaled));
            if (type.name === 'long') return Dec.of(value).setScale(0, 'DOWN').unscaled;
            if (type.name === 'decimal' || type.name === 'double') return Dec.of(value);
        }
        if (type.name === 'id' && typeof value === 'string') return this.toId(value);
        if (!this.isInstance(value, type, env.cls)) {
            this.raise(
                'TypeException',
                `Invalid conversion from runtime type ${this.typeName(value)} to ${type.text}`,
            );
        }
        return value;
    }

    typeName(value) {
        if (value instanceof AList) return `List<${value.elementType?.text ?? 'ANY'}>`;
        if (value instanceof ASet) return `Set<${value.elementType?.text ?? 'ANY'}>`;
        if (value instanceof AMap)
            return `Map<${value.keyType?.text ?? 'String'},${value.valueType?.text ?? 'ANY'}>`;
        if (value instanceof Dec) return 'Decimal';
        if (value instanceof Inst || value instanceof EnumVal) return value.cls.full;
        if (value instanceof SObj || value instanceof Native) return value.type;
        const names = { string: 'String', boolean: 'Boolean', number: 'Integer', bigint: 'Long' };
        return names[typeof value] ?? 'Object';
    }

    // ---- classes

    initialize(cls) {
        if (cls.isInitialized || cls.isInterface || cls.enumValues) return;
        cls.isInitialized = true;
        if (this.model.parent(cls)) this.initialize(cls.parent);
        for (const f of cls.fields) if (f.key && f.isStatic) cls.statics.set(f.key, null);
        const env = { scope: new Scope(), self: null, cls };
        for (const f of cls.fields.filter((x) => x.isStatic)) {
            if (f.block) this.block(f.block, env);
            else if (f.init)
                cls.statics.set(f.key, this.coerce(this.evaluate(f.init, env), f.type));
        }
    }

    construct(cls, args) {
        if (cls.isInterface || cls.isAbstract)
            throw new CompileError(`Type cannot be constructed: ${cls.full}`);
        this.model.parent(cls);
        const instance = new Inst(cls);
        for (const f of this.model.allFields(cls, false)) instance.fields.set(f.key, null);
        if (cls.isException) {
            const isAura = cls === BUILTIN.get('aurahandledexception');
            const text =
                typeof args[0] === 'string' && !isAura ? args[0] : 'Script-thrown exception';
            instance.fields.set('message', text);
            instance.fields.set('cause', args.find((a) => a instanceof Inst) ?? null);
            if (!this.pick(cls.constructors, args, cls)) {
                this.initializeInstance(instance, cls);
                return instance;
            }
        }
        this.runConstructor(instance, cls, args);
        return instance;
    }

    runConstructor(instance, cls, args) {
        this.initialize(cls);
        const parent = this.model.parent(cls);
        const chosen = this.pick(cls.constructors, args, cls);
        if (!chosen && (cls.constructors.length || args.length)) {
            if (cls.isException) return this.exceptionConstructor(instance, args);
            throw new CompileError(
                `Constructor not defined: ${cls.full}(${args.length} arguments)`,
            );
        }
        const delegates = chosen
            ? /^\{\s*(this|super)\s*\(/i.exec(chosen.body.getText())?.[1].toLowerCase()
            : null;
        if (!delegates && parent && !parent.full.startsWith('System.'))
            this.runConstructor(instance, parent, []);
        if (delegates !== 'this') this.initializeInstance(instance, cls);
        if (chosen) this.invoke(chosen, instance, args);
    }

    exceptionConstructor(instance, args) {
        if (typeof args[0] === 'string') instance.fields.set('message', args[0]);
        const cause = args.find((a) => a instanceof Inst);
        if (cause) instance.fields.set('cause', cause);
    }

    initializeInstance(instance, cls) {
        const env = { scope: new Scope(), self: instance, cls };
        for (const f of cls.fields.filter((x) => !x.isStatic)) {
            if (f.block) this.block(f.block, env);
            else if (f.init)
                instance.fields.set(f.key, this.coerce(this.evaluate(f.init, env), f.type));
        }
    }

    /** The overload that fits the arguments best; undefined when none does. */
    pick(methods, args, from) {
        const score = (type, value) => {
            if (value === null) return 1;
            if (type.name === 'object') return 1;
            if (type.name === 'id' && typeof value === 'string') return SIMPLE.id(value) ? 2 : -100;
            if (typeof value === 'number' && type.name !== 'integer')
                return SIMPLE[type.name]?.(value) ? 2 : -100;
            const row =
                value instanceof AList && value.fromQuery && value.items.length === 1
                    ? value.items[0]
                    : value;
            return this.isInstance(value, type, from) || this.isInstance(row, type, from)
                ? 3
                : -100;
        };
        const scored = methods
            .filter((m) => m.parameters.length === args.length)
            .map((method) => ({
                method,
                score: method.parameters.reduce((sum, p, i) => sum + score(p.type, args[i]), 0),
            }))
            .sort((a, b) => b.score - a.score);
        if (scored.length === 1 || scored[0]?.score >= 0) return scored[0].method;
        return undefined;
    }

    findMethod(cls, key, args) {
        for (let c = cls; c; c = this.model.parent(c)) {
            const method = this.pick(c.methods.get(key) ?? [], args, c);
            if (method?.body) return method;
        }
        return null;
    }

    invoke(method, self, args) {
        if (!method.body) throw new CompileError(`${method.cls.full}.${method.name} has no body`);
        const annotation = (name) => method.annotations.find((a) => a.name === name);
        if (annotation('future')) {
            this.hasPendingWork = true;
            this.jobs.push({
                kind: 'future',
                allowsCallouts: /callout=true/.test(annotation('future').text),
                run: () => this.enter(method, null, args),
            });
            return null;
        }
        if (!/cacheable=true/.test(annotation('auraenabled')?.text ?? ''))
            return this.enter(method, self, args);
        this.readOnly++;
        try {
            return this.enter(method, self, args);
        } finally {
            this.readOnly--;
        }
    }

    enter(method, self, args) {
        const scope = new Scope();
        method.parameters.forEach((p, i) =>
            scope.declare(p.name, this.coerce(args[i], p.type), p.type),
        );
        if (++this.depth > 400) this.raise('LimitException', 'Maximum stack depth reached: 1001');
        try {
            const env = { scope, self: method.isStatic ? null : self, cls: method.cls };
            const result = this.block(method.body, env);
            return result?.kind === RETURN ? this.coerce(result.value, method.returns) : null;
        } finally {
            this.depth--;
        }
    }

    /** Calls an instance method of a class of the project by name. */
    call(instance, name, args) {
        const method = this.findMethod(instance.cls, lower(name), args);
        if (!method) throw new CompileError(`Method does not exist: ${instance.cls.full}.${name}`);
        return this.invoke(method, instance, args);
    }

    // ---- statements

    block(node, env) {
        const inner = { ...env, scope: new Scope(env.scope) };
        for (const statement of node.statement_list()) {
            const result = this.execute(statement, inner);
            if (result) return result;
        }
        return null;
    }

    execute(node, env) {
        const statement = node.children[0];
        const name = statement.constructor.name;
        this.line = node.start.line;
        this.file = env.cls.file;
        if (name !== 'BlockContext') {
            if (!this.covered.has(env.cls.file)) this.covered.set(env.cls.file, new Set());
            this.covered.get(env.cls.file).add(this.line);
        }
        const handler = statements[name];
        if (!handler)
            throw new NotSupported(
                `${name.replace('Context', '')} at ${env.cls.file}:${this.line}`,
            );
        try {
            return handler(this, statement, env) ?? null;
        } catch (error) {
            if (!error.apexLine) {
                error.apexLine = `${env.cls.file}:${node.start.line}`;
                error.instance?.fields.set('line', node.start.line);
            }
            throw error;
        }
    }

    test(node, env) {
        const value = this.evaluate(node, env);
        if (value === null) this.raise('NullPointerException', NULL_REFERENCE);
        return value;
    }

    declareLocal(node, env) {
        const type = typeOf(node.typeRef());
        for (const v of node.variableDeclarators().variableDeclarator_list()) {
            const value = v.expression() ? this.evaluate(v.expression(), env) : null;
            env.scope.declare(lower(v.id().getText()), this.coerce(value, type), type);
        }
    }

    loop(again, body, step = () => {}) {
        while (again()) {
            const result = body();
            if (result === BREAK) break;
            if (result?.kind === RETURN) return result;
            step();
        }
        return null;
    }

    forLoop(node, env) {
        const control = node.forControl();
        const inner = { ...env, scope: new Scope(env.scope) };
        const body = () => (node.statement() ? this.execute(node.statement(), inner) : null);
        const each = control.enhancedForControl();
        if (each) {
            const type = typeOf(each.typeRef());
            const items = this.iterate(this.evaluate(each.expression(), env), type);
            const name = lower(each.id().getText());
            let index = 0;
            const next = () => {
                if (index >= items.length) return false;
                inner.scope.declare(name, this.coerce(items[index++], type), type);
                return true;
            };
            return this.loop(next, body);
        }
        const all = (list) => list?.expression_list().forEach((e) => this.evaluate(e, inner));
        const init = control.forInit();
        if (init?.localVariableDeclaration())
            this.declareLocal(init.localVariableDeclaration(), inner);
        else all(init?.expressionList());
        const again = () => !control.expression() || this.test(control.expression(), inner);
        return this.loop(again, body, () => all(control.forUpdate()?.expressionList()));
    }

    /** The items that a for loop or a batch goes through. */
    iterate(source, type = null) {
        if (source === null) this.raise('NullPointerException', NULL_REFERENCE);
        if (source instanceof AList && source.fromQuery && type?.name === 'list') {
            const chunks = [];
            for (let i = 0; i < source.items.length; i += 200)
                chunks.push(new AList(source.items.slice(i, i + 200), type.args[0]));
            return chunks;
        }
        if (source instanceof AList || source instanceof ASet) return [...source.items];
        if (source instanceof Inst) {
            const items = [];
            let iterator = source;
            if (this.findMethod(source.cls, 'iterator', []))
                iterator = this.call(source, 'iterator', []);
            if (!(iterator instanceof Inst)) return this.iterate(iterator, type);
            while (this.call(iterator, 'hasNext', [])) items.push(this.call(iterator, 'next', []));
            return items;
        }
        throw new NotSupported(`going through a ${this.typeName(source)}`);
    }

    switchOn(node, env) {
        const value = this.unwrapFor(this.evaluate(node.expression(), env), { name: 'sobject' });
        for (const control of node.whenControl_list()) {
            const when = control.whenValue();
            if (when.ELSE()) return this.block(control.block(), env);
            if (when.typeRef() && when.id()) {
                const type = typeOf(when.typeRef());
                if (!this.isInstance(value, type, env.cls)) continue;
                const inner = { ...env, scope: new Scope(env.scope) };
                inner.scope.declare(lower(when.id().getText()), value, type);
                return this.block(control.block(), inner);
            }
            if (when.whenLiteral_list().some((l) => this.matches(value, l)))
                return this.block(control.block(), env);
        }
        return null;
    }

    matches(value, literal) {
        if (literal.whenLiteral()) return this.matches(value, literal.whenLiteral());
        const text = literal.getText();
        if (literal.NULL()) return value === null;
        if (literal.StringLiteral()) return value === unquote(text);
        if (literal.IntegerLiteral() || literal.LongLiteral()) {
            return isNumber(value) && same(value, Dec.of(text.replace(/l$/i, '')));
        }
        if (literal.qualifiedName())
            return value instanceof EnumVal && lower(value.name) === lower(text.split('.').at(-1));
        throw new NotSupported(`when ${text}`);
    }

    tryCatch(node, env) {
        let result = null;
        let isLeaving = false; // something that is no exception of Apex passes: nothing of Apex runs any more
        try {
            result = this.block(node.block(), env);
        } catch (error) {
            isLeaving = !(error instanceof ApexThrow);
            const clause =
                error instanceof ApexThrow && this.catchClause(node, error.instance, env);
            if (!clause) throw error;
            const inner = { ...env, scope: new Scope(env.scope) };
            inner.scope.declare(lower(clause.id().getText()), error.instance, null);
            result = this.block(clause.block(), inner);
        } finally {
            if (node.finallyBlock() && !isLeaving) {
                const last = this.block(node.finallyBlock().block(), env);
                if (last) result = last;
            }
        }
        return result;
    }

    catchClause(node, exception, env) {
        if (UNCATCHABLE.has(exception.cls.full)) return null;
        return node.catchClause_list().find((c) => {
            const name = c.qualifiedName().getText();
            if (!this.model.find(name, env.cls))
                throw new NotSupported(`the exception type ${name}`);
            return this.model.isA(exception.cls, name, env.cls);
        });
    }

    dml(operation, node, env) {
        const level = node.accessLevel();
        const asUser = level ? !!level.USER() : env.cls.userModeByDefault;
        const key = operation === 'upsert' ? node.qualifiedName()?.getText() : null;
        const target = this.unwrapFor(this.evaluate(node.expression(), env), { name: 'list' });
        this.database.change(operation, target, { asUser, key, allOrNone: true });
    }

    /** Runs something as another user, in a context of its own for mixed DML. */
    runAs(user, action) {
        if (!(user instanceof SObj) || user.type !== 'User')
            throw new NotSupported('System.runAs with something else than a User');
        let id = user.value('id');
        if (!id) id = this.database.insertUser(user);
        const mixing = this.mixing;
        this.mixing = { setup: null, ordinary: null };
        this.users.push(id);
        try {
            return action();
        } finally {
            this.users.pop();
            this.mixing = mixing;
        }
    }

    describe(name) {
        return objectType(this.schema.object(name).name);
    }

    /** A record that stands for an id, as Database.delete takes it. */
    describedRecord(id) {
        const record = new SObj(this.schema.objectOfId(this.toId(id)).name);
        record.fields.set('id', { name: 'Id', value: this.toId(id) });
        return record;
    }

    unknownStatus(code) {
        throw new NotSupported(`StatusCode.${code}`);
    }

    get userId() {
        return this.users.at(-1) ?? this.database.adminId;
    }

    /** Runs what was queued, each job in a transaction of its own. */
    runJobs() {
        const outer = this.asyncKind;
        for (let count = 0; this.jobs.length; count++) {
            if (count > 50) throw new NotSupported('more than 50 queued jobs in one test');
            const job = this.jobs.shift();
            this.startTransaction();
            this.asyncKind = job;
            try {
                job.run();
            } finally {
                this.asyncKind = outer;
            }
        }
        this.startTransaction();
    }

    // ---- expressions

    evaluate(node, env) {
        const name = node.constructor.name;
        const handler = expressions[name];
        if (!handler)
            throw new NotSupported(
                `${name.replace('Context', '')} at ${env.cls.file}:${node.start.line}`,
            );
        return handler(this, node, env);
    }

    itemAt(list, index) {
        if (list === null || index === null) this.raise('NullPointerException', NULL_REFERENCE);
        if (!(list instanceof AList)) throw new CompileError('Expression must be a list type');
        if (index < 0 || index >= list.items.length) {
            this.raise('ListException', `List index out of bounds: ${index}`);
        }
        return list.items[index];
    }

    primary(node, env) {
        switch (node.constructor.name) {
            case 'LiteralPrimaryContext':
                return literal(node.literal());
            case 'ThisPrimaryContext':
                return env.self;
            case 'SoqlPrimaryContext':
                return this.database.query(node.soqlLiteral().query(), env);
            case 'TypeRefPrimaryContext':
                return new TypeVal(node.typeRef().getText());
            case 'IdPrimaryContext':
                return this.identifier(node.id().getText(), env);
            default:
                throw new NotSupported(`${node.getText()} at ${env.cls.file}:${node.start.line}`);
        }
    }

    identifier(id, env) {
        const key = lower(id);
        const variable = env.scope.find(key);
        if (variable) return variable.value;
        const field = this.memberInScope(env, key);
        return field ? this.readField(field, env.self, env) : new TypeVal(id);
    }

    memberInScope(env, key) {
        const own = env.self ? this.model.field(env.cls, key) : null;
        if (own) return own;
        for (let cls = env.cls; cls; cls = cls.outer) {
            const field = this.model.field(cls, key);
            if (field && (field.isStatic || (cls === env.cls && env.self))) return field;
        }
        return null;
    }

    readField(field, self, env = {}) {
        if (field.isStatic) this.initialize(field.cls);
        if (field.getter && env.accessor !== field) {
            const inner = {
                scope: new Scope(),
                self: field.isStatic ? null : self,
                cls: field.cls,
                accessor: field,
            };
            return this.coerce(this.block(field.getter, inner)?.value ?? null, field.type);
        }
        return (field.isStatic ? field.cls.statics : self.fields).get(field.key) ?? null;
    }

    writeField(field, self, value, env = {}) {
        value = this.coerce(value, field.type);
        if (field.isStatic) this.initialize(field.cls);
        if (field.setter && env.accessor !== field) {
            const scope = new Scope();
            scope.declare('value', value, field.type);
            this.block(field.setter, {
                scope,
                self: field.isStatic ? null : self,
                cls: field.cls,
                accessor: field,
            });
        } else (field.isStatic ? field.cls.statics : self.fields).set(field.key, value);
        return value;
    }

    arguments(list, env) {
        return list ? list.expression_list().map((e) => this.evaluate(e, env)) : [];
    }

    callByName(node, env) {
        const args = this.arguments(node.expressionList(), env);
        if (node.THIS()) {
            this.runConstructor(env.self, env.cls, args);
            return null;
        }
        if (node.SUPER()) {
            const parent = this.model.parent(env.cls);
            if (parent.full.startsWith('System.')) this.exceptionConstructor(env.self, args);
            else this.runConstructor(env.self, parent, args);
            return null;
        }
        const name = node.id().getText();
        for (let cls = env.cls; cls; cls = cls.outer) {
            const start = env.self && cls === env.cls ? env.self.cls : cls;
            const method =
                this.findMethod(start, lower(name), args) ??
                this.findMethod(cls, lower(name), args);
            if (!method) continue;
            this.initialize(method.cls);
            return this.invoke(method, env.self, args);
        }
        if (env.self?.cls.isException) return callNative(this, env.self, lower(name), args, env);
        throw new CompileError(`Method does not exist or incorrect signature: ${name}`);
    }

    dot(node, env) {
        const target = node.expression();
        const call = node.dotMethodCall();
        const isSuper = target.primary?.().constructor.name === 'SuperPrimaryContext';
        if (isSuper && call) {
            const args = this.arguments(call.expressionList(), env);
            const name = lower(call.anyId().getText());
            const method = this.findMethod(this.model.parent(env.cls), name, args);
            if (method) return this.invoke(method, env.self, args);
            return callNative(this, env.self, name, args, env);
        }
        this.nullParent = false;
        let base = this.evaluate(target, env);
        const throughParent = this.nullParent && target.constructor.name === 'DotExpressionContext';
        this.nullParent = false;
        if (base === null) {
            if (node.QUESTIONDOT() || (throughParent && !call)) return null;
            this.raise('NullPointerException', NULL_REFERENCE);
        }
        return call
            ? this.callOn(base, call, env)
            : this.memberOf(base, node.anyId().getText(), env, node);
    }

    callOn(base, call, env) {
        const name = call.anyId().getText();
        const args = this.arguments(call.expressionList(), env);
        return this.callMethod(base, lower(name), args, env);
    }

    callMethod(base, name, args, env) {
        if (base instanceof TypeVal) return this.callStaticOn(base, name, args, env);
        if (base instanceof Inst) {
            const method = this.findMethod(base.cls, name, args);
            if (method) return this.invoke(method, base, args);
            if (base.cls.methods.has(name))
                throw new CompileError(`Incorrect signature: ${base.cls.full}.${name}`);
        }
        if (base instanceof AList && base.fromQuery && recordMethod(name))
            base = this.unwrapFor(base, { name: 'sobject' });
        return callNative(this, base, name, args, env);
    }

    callStaticOn(base, name, args, env) {
        const cls = this.model.find(base.name, env.cls);
        if (cls) {
            this.initialize(cls);
            const method = this.findMethod(cls, name, args);
            if (method?.isStatic) return this.invoke(method, null, args);
            if (cls.enumValues && name === 'values') return new AList([...cls.enumValues]);
            if (cls.enumValues && name === 'valueof') {
                const found = cls.enumValues.find(
                    (e) => args[0] !== null && lower(e.name) === lower(args[0]),
                );
                return (
                    found ??
                    this.raise(
                        'IllegalArgumentException',
                        `No enum constant ${cls.full}.${args[0]}`,
                    )
                );
            }
            if (!BUILTIN.has(lower(base.name)) && name !== 'getname' && name !== 'newinstance') {
                throw new CompileError(
                    `Method does not exist or incorrect signature: ${base.name}.${name}`,
                );
            }
        }
        return callStatic(this, base, name, args, env);
    }

    memberOf(base, id, env, node) {
        const key = lower(id);
        if (base instanceof TypeVal) {
            if (key === 'class') return new TypeVal(base.name);
            const cls = this.model.find(base.name, env.cls);
            const constant = cls?.enumValues?.find((e) => lower(e.name) === key);
            if (constant) return constant;
            const field = cls && this.model.field(cls, key);
            if (field?.isStatic) return this.readField(field, null, env);
            if (cls?.inner.has(key)) return new TypeVal(`${base.name}.${id}`);
            return staticMember(this, base, id) ?? new TypeVal(`${base.name}.${id}`);
        }
        base = this.unwrapFor(base, { name: 'sobject' });
        if (base instanceof SObj) return fieldOfRecord(this, base, id);
        if (base instanceof Inst) {
            const field = this.model.field(base.cls, key);
            if (field) return this.readField(field, base, env);
            throw new CompileError(`Variable does not exist: ${base.cls.full}.${id}`);
        }
        if (base instanceof Native) return callNative(this, base, `.${key}`, [], env);
        throw new NotSupported(`${node.getText()} at ${env.cls.file}:${node.start.line}`);
    }

    store(target, value, env) {
        switch (target.constructor.name) {
            case 'SubExpressionContext':
                return this.store(target.expression(), value, env);
            case 'PrimaryExpressionContext': {
                const id = target.primary().id?.().getText();
                const variable = id && env.scope.find(lower(id));
                if (variable) return (variable.value = this.coerce(value, variable.type));
                const field = id && this.memberInScope(env, lower(id));
                if (!field) throw new CompileError(`Variable does not exist: ${target.getText()}`);
                return this.writeField(field, env.self, value, env);
            }
            case 'ArrayExpressionContext': {
                const list = this.evaluate(target.expression(0), env);
                const index = this.evaluate(target.expression(1), env);
                this.itemAt(list, index);
                return (list.items[index] = this.coerce(value, list.elementType));
            }
            case 'DotExpressionContext':
                return this.storeMember(
                    this.evaluate(target.expression(), env),
                    target.anyId().getText(),
                    value,
                    env,
                );
            default:
                throw new NotSupported(`assigning to ${target.getText()}`);
        }
    }

    storeMember(base, id, value, env) {
        if (base === null) this.raise('NullPointerException', NULL_REFERENCE);
        base = this.unwrapFor(base, { name: 'sobject' });
        if (base instanceof SObj) return putField(this, base, id, value);
        const cls = base instanceof TypeVal ? this.model.find(base.name, env.cls) : base.cls;
        const field = cls && this.model.field(cls, lower(id));
        if (!field) throw new CompileError(`Variable does not exist: ${id}`);
        return this.writeField(field, base instanceof Inst ? base : null, value, env);
    }

    assign(node, env) {
        let value = this.evaluate(node.expression(1), env);
        for (const [token, operator] of Object.entries(ASSIGNMENTS)) {
            if (node[token]())
                value = this.calculate(operator, this.evaluate(node.expression(0), env), value);
        }
        return this.store(node.expression(0), value, env);
    }

    create(node, env) {
        const pairs = node.createdName().idCreatedNamePair_list();
        const name = pairs.map((p) => p.anyId().getText()).join('.');
        const generics = (pairs.at(-1).typeList()?.typeRef_list() ?? []).map(typeOf);
        const key = lower(name).replace(/^(system|schema)\./, '');
        if (node.arrayCreatorRest()) {
            const element = generics.length
                ? { name: key, args: generics, text: name }
                : typeFromText(name);
            const rest = node.arrayCreatorRest();
            const given = rest
                .arrayInitializer()
                ?.expression_list?.()
                .map((e) => this.evaluate(e, env));
            return new AList(
                given ?? new Array(this.evaluate(rest.expression(), env)).fill(null),
                element,
            );
        }
        const values = node
            .setCreatorRest()
            ?.expression_list()
            .map((e) => this.evaluate(e, env));
        const list = node.classCreatorRest()?.arguments().expressionList();
        if (key === 'list' || (values && key !== 'set')) {
            const element = generics[0] ?? typeFromText(name);
            const items = values ?? this.itemsOf(this.arguments(list, env)[0]);
            return new AList(
                items.map((i) => this.coerce(i, element)),
                element,
            );
        }
        if (key === 'set') {
            const items = values ?? this.itemsOf(this.arguments(list, env)[0]);
            return new ASet(
                items.map((i) => this.coerce(i, generics[0])),
                generics[0],
            );
        }
        if (key === 'map') return this.createMap(node, generics, env);
        const cls = this.model.find(name, env.cls);
        const object = !cls && this.schema.find(name);
        if (object) return this.createRecord(object, list, env);
        const args = this.arguments(list, env);
        return cls ? this.construct(cls, args) : createNative(this, name, args);
    }

    itemsOf(source) {
        return source instanceof AList || source instanceof ASet ? [...source.items] : [];
    }

    createMap(node, [keyType, valueType], env) {
        const map = new AMap(keyType, valueType);
        const put = (k, v) => map.set(this.coerce(k, keyType), this.coerce(v, valueType));
        if (node.mapCreatorRest()) {
            for (const pair of node.mapCreatorRest().mapCreatorRestPair_list()) {
                put(this.evaluate(pair.expression(0), env), this.evaluate(pair.expression(1), env));
            }
            return map;
        }
        const source = this.arguments(
            node.classCreatorRest()?.arguments().expressionList(),
            env,
        )[0];
        if (source instanceof AMap) for (const [k, v] of source.entries.values()) put(k, v);
        else if (source instanceof AList) for (const row of source.items) put(row.value('id'), row);
        return map;
    }

    createRecord(object, list, env) {
        const record = new SObj(object.name);
        for (const pair of list?.expression_list() ?? []) {
            if (pair.constructor.name !== 'AssignExpressionContext')
                throw new CompileError(`new ${object.name}(${pair.getText()})`);
            putField(
                this,
                record,
                pair.expression(0).getText(),
                this.evaluate(pair.expression(1), env),
            );
        }
        return record;
    }
}

function literal(node) {
    const text = node.getText();
    if (node.StringLiteral()) return unquote(text);
    if (node.IntegerLiteral()) return Number(text);
    if (node.LongLiteral()) return BigInt(text.slice(0, -1));
    if (node.NumberLiteral()) return Dec.of(text.replace(/d$/i, ''));
    if (node.BooleanLiteral()) return lower(text) === 'true';
    if (node.NULL()) return null;
    throw new NotSupported(`the literal ${text}`);
}
