/**
 * The tree of Apex source, as plain objects for JSON. A name is as written; a key is the lower-case name for
 * look-ups.
 */
import type { TypeRef } from '../values';
import type { QueryTree, Unsupported } from './query-tree';

export type Expression =
    | Literal
    | { kind: 'this' }
    | { kind: 'super' }
    | { kind: 'name'; name: string; key: string }
    | { kind: 'type'; text: string }
    | { kind: 'query'; query: QueryTree }
    | { kind: 'call'; name: string; key: string; args: Expression[] }
    | { kind: 'delegate'; to: 'this' | 'super'; args: Expression[] }
    | Member
    | MethodCall
    | { kind: 'index'; target: Expression; index: Expression }
    | Creation
    | { kind: 'assign'; target: Expression; operator: string | null; value: Expression }
    | { kind: 'cast'; type: TypeRef; operand: Expression }
    | { kind: 'instanceof'; type: TypeRef; operand: Expression }
    | { kind: 'binary'; operator: string; left: Expression; right: Expression }
    | { kind: 'and' | 'or' | 'coalesce'; left: Expression; right: Expression }
    | Equality
    | Comparison
    | { kind: 'conditional'; test: Expression; yes: Expression; no: Expression }
    | { kind: 'not' | 'complement' | 'minus'; operand: Expression }
    | { kind: 'step'; operator: '+' | '-'; isPrefix: boolean; target: Expression }
    | Unsupported;

export interface Literal {
    kind: 'literal';
    type: 'null' | 'boolean' | 'string' | 'integer' | 'long' | 'decimal';
    /** The value of a string, the digits of a number. */
    text: string;
}

export interface Member {
    kind: 'member';
    target: Expression;
    name: string;
    key: string;
    /** Whether it was written with `?.`. */
    isSafe: boolean;
}

export interface MethodCall {
    kind: 'method';
    target: Expression;
    name: string;
    key: string;
    args: Expression[];
    isSafe: boolean;
}

/** `new …`. Arrays have the type of a list; at most one of the four parts is set. */
export interface Creation {
    kind: 'new';
    type: TypeRef;
    args: Expression[] | null;
    items: Expression[] | null;
    pairs: [key: Expression, value: Expression][] | null;
    size: Expression | null;
}

export interface Equality {
    kind: 'equality';
    isExact: boolean;
    isNegated: boolean;
    left: Expression;
    right: Expression;
}

export interface Comparison {
    kind: 'compare';
    operator: '<' | '<=' | '>' | '>=';
    left: Expression;
    right: Expression;
}

export interface Block {
    kind: 'block';
    line: number;
    /** Whether it has its own variables. */
    hasVariables: boolean;
    statements: Statement[];
}

export type Statement =
    | Block
    | LocalVariables
    | { kind: 'expression'; line: number; expression: Expression }
    | { kind: 'if'; line: number; test: Expression; yes: Statement; no: Statement | null }
    | { kind: 'return'; line: number; value: Expression | null }
    | { kind: 'throw'; line: number; value: Expression }
    | { kind: 'break' | 'continue'; line: number }
    | { kind: 'while'; line: number; test: Expression; body: Statement | null }
    | { kind: 'doWhile'; line: number; test: Expression; body: Block }
    | ForLoop
    | ForEach
    | { kind: 'switch'; line: number; value: Expression; cases: SwitchCase[] }
    | { kind: 'try'; line: number; body: Block; catches: CatchClause[]; last: Block | null }
    | Dml
    | { kind: 'merge'; line: number; master: Expression; losers: Expression; level: DmlLevel }
    | { kind: 'runAs'; line: number; user: Expression; body: Block }
    | (Unsupported & { line: number });

export interface LocalVariables {
    kind: 'local';
    line: number;
    type: TypeRef;
    variables: { key: string; value: Expression | null }[];
}

export interface ForLoop {
    kind: 'for';
    line: number;
    variables: LocalVariables | null;
    init: Expression[];
    test: Expression | null;
    update: Expression[];
    body: Statement | null;
}

export interface ForEach {
    kind: 'forEach';
    line: number;
    type: TypeRef;
    key: string;
    source: Expression;
    body: Statement | null;
}

/** One `when`: values, a type with a variable, or (with neither) `when else`. */
export interface SwitchCase {
    values: SwitchValue[] | null;
    variable: { type: TypeRef; key: string } | null;
    body: Block;
}

/** A literal, or the last part of an enum constant's name. */
export type SwitchValue = Literal | { kind: 'constant'; name: string };

export interface CatchClause {
    type: string;
    key: string;
    body: Block;
}

/** The access level that a DML statement states itself. */
export type DmlLevel = 'user' | 'system' | null;

export interface Dml {
    kind: 'dml';
    line: number;
    operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';
    target: Expression;
    level: DmlLevel;
    /** The external id that an upsert matches by. */
    key: string | null;
}

export interface Annotation {
    /** Lower-case, without `@`. */
    name: string;
    /** Parameters, by lower-case name. A single value is named `value`. */
    parameters: Record<string, string>;
}

export interface Parameter {
    key: string;
    type: TypeRef;
}

/** What all members of a class share. Modifiers are lower-case words. */
interface MemberBase {
    line: number;
    modifiers: string[];
    annotations: Annotation[];
}

export interface MethodTree extends MemberBase {
    kind: 'method';
    name: string;
    parameters: Parameter[];
    /** Null for void. */
    returns: TypeRef | null;
    body: Block | null;
}

export interface ConstructorTree extends MemberBase {
    kind: 'constructor';
    parameters: Parameter[];
    body: Block;
}

export interface FieldTree extends MemberBase {
    kind: 'field';
    name: string;
    type: TypeRef;
    init: Expression | null;
}

export interface PropertyTree extends MemberBase {
    kind: 'property';
    name: string;
    type: TypeRef;
    /** Null for an accessor without a body, or none. */
    getter: Block | null;
    setter: Block | null;
    hasGetter: boolean;
    hasSetter: boolean;
}

export interface InitializerTree {
    kind: 'initializer';
    isStatic: boolean;
    body: Block;
}

export type MemberTree =
    MethodTree | ConstructorTree | FieldTree | PropertyTree | InitializerTree | ClassTree;

export interface ClassTree extends MemberBase {
    kind: 'class' | 'interface' | 'enum';
    name: string;
    superType: TypeRef | null;
    interfaces: TypeRef[];
    /** The names of an enum. */
    constants: string[];
    members: MemberTree[];
}

/** A file of Apex: its class, and the lines that statements start on. */
export interface UnitTree {
    declaration: ClassTree;
    lines: number[];
}
