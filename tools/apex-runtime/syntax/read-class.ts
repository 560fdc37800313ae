/** Reads classes, interfaces and enums. */
import type {
    AnnotationContext,
    ClassBodyDeclarationContext,
    ClassDeclarationContext,
    ConstructorDeclarationContext,
    EnumDeclarationContext,
    FieldDeclarationContext,
    FormalParametersContext,
    InterfaceDeclarationContext,
    MethodDeclarationContext,
    ModifierContext,
    PropertyDeclarationContext,
} from '@apexdevtools/apex-parser';
import { lower } from '../values';
import { has, optional, parse } from './parse';
import { readExpression } from './read-expression';
import { unquote } from './read-literal';
import { readBlock } from './read-statement';
import { readType } from './read-type';
import { statementLines } from './statement-lines';
import type {
    Annotation,
    ClassTree,
    ConstructorTree,
    FieldTree,
    MemberTree,
    MethodTree,
    Parameter,
    PropertyTree,
    UnitTree,
} from './tree';

/** Reads the text of a class file. Throws a SyntaxError that names the file. */
export function parseUnit(text: string, file: string): UnitTree {
    const unit = parse(text, (parser) => parser.compilationUnit(), file);
    const declaration = readDeclaration(
        unit.typeDeclaration(),
        unit.typeDeclaration().modifier_list(),
    );
    return { declaration, lines: statementLines(declaration) };
}

interface WithDeclaration {
    classDeclaration(): ClassDeclarationContext;
    interfaceDeclaration(): InterfaceDeclarationContext;
    enumDeclaration(): EnumDeclarationContext;
}

function readDeclaration(node: WithDeclaration, modifiers: ModifierContext[]): ClassTree {
    const asClass = optional(node.classDeclaration());
    if (asClass) return readClass(asClass, modifiers);
    const asEnum = optional(node.enumDeclaration());
    return asEnum
        ? readEnum(asEnum, modifiers)
        : readInterface(node.interfaceDeclaration(), modifiers);
}

function readClass(node: ClassDeclarationContext, modifiers: ModifierContext[]): ClassTree {
    const superType = optional(node.typeRef());
    return {
        kind: 'class',
        name: node.id().getText(),
        ...readModifiers(modifiers, node.start.line),
        superType: superType && readType(superType),
        interfaces: optional(node.typeList())?.typeRef_list().map(readType) ?? [],
        constants: [],
        members: node.classBody().classBodyDeclaration_list().flatMap(readMember),
    };
}

const readInterface = (
    node: InterfaceDeclarationContext,
    modifiers: ModifierContext[],
): ClassTree => ({
    kind: 'interface',
    name: node.id().getText(),
    ...readModifiers(modifiers, node.start.line),
    superType: null,
    interfaces: optional(node.typeList())?.typeRef_list().map(readType) ?? [],
    constants: [],
    members: [],
});

const readEnum = (node: EnumDeclarationContext, modifiers: ModifierContext[]): ClassTree => ({
    kind: 'enum',
    name: node.id().getText(),
    ...readModifiers(modifiers, node.start.line),
    superType: null,
    interfaces: [],
    constants:
        optional(node.enumConstants())
            ?.id_list()
            .map((id) => id.getText()) ?? [],
    members: [],
});

function readModifiers(
    modifiers: ModifierContext[],
    line: number,
): Pick<ClassTree, 'line' | 'modifiers' | 'annotations'> {
    const annotations = modifiers.flatMap((each) => optional(each.annotation()) ?? []);
    const words = modifiers.filter((each) => !has(each.annotation()));
    return {
        line,
        modifiers: words.map((each) => lower(each.getText())),
        annotations: annotations.map(readAnnotation),
    };
}

function readAnnotation(node: AnnotationContext): Annotation {
    const parameters: Record<string, string> = {};
    const pairs = optional(node.elementValuePairs())?.elementValuePair_list() ?? [];
    for (const pair of pairs) {
        parameters[lower(pair.id().getText())] = plain(pair.elementValue().getText());
    }
    const sole = optional(node.elementValue());
    if (sole) parameters['value'] = plain(sole.getText());
    return { name: lower(node.id().getText()), parameters };
}

const plain = (text: string): string => (text.startsWith("'") ? unquote(text) : text);

function readMember(node: ClassBodyDeclarationContext): MemberTree[] {
    const block = optional(node.block());
    if (block)
        return [{ kind: 'initializer', isStatic: has(node.STATIC()), body: readBlock(block) }];
    const member = optional(node.memberDeclaration());
    if (!member) return [];
    const modifiers = node.modifier_list();
    const base = readModifiers(modifiers, member.start.line);
    const method = optional(member.methodDeclaration());
    if (method) return [{ ...base, ...readMethod(method) }];
    const made = optional(member.constructorDeclaration());
    if (made) return [{ ...base, ...readConstructor(made) }];
    const field = optional(member.fieldDeclaration());
    if (field) return readFields(field).map((each) => ({ ...base, ...each }));
    const property = optional(member.propertyDeclaration());
    return [property ? { ...base, ...readProperty(property) } : readDeclaration(member, modifiers)];
}

type WithoutBase<Tree> = Omit<Tree, 'line' | 'modifiers' | 'annotations'>;

function readMethod(node: MethodDeclarationContext): WithoutBase<MethodTree> {
    const body = optional(node.block());
    return {
        kind: 'method',
        name: node.id().getText(),
        parameters: readParameters(node.formalParameters()),
        returns: has(node.VOID()) ? null : readType(node.typeRef()),
        body: body && readBlock(body),
    };
}

const readConstructor = (node: ConstructorDeclarationContext): WithoutBase<ConstructorTree> => ({
    kind: 'constructor',
    parameters: readParameters(node.formalParameters()),
    body: readBlock(node.block()),
});

const readParameters = (node: FormalParametersContext): Parameter[] =>
    optional(node.formalParameterList())
        ?.formalParameter_list()
        .map((each) => ({ key: lower(each.id().getText()), type: readType(each.typeRef()) })) ?? [];

function readFields(node: FieldDeclarationContext): WithoutBase<FieldTree>[] {
    const type = readType(node.typeRef());
    return node
        .variableDeclarators()
        .variableDeclarator_list()
        .map((each) => {
            const init = optional(each.expression());
            return {
                kind: 'field',
                name: each.id().getText(),
                type,
                init: init && readExpression(init),
            };
        });
}

function readProperty(node: PropertyDeclarationContext): WithoutBase<PropertyTree> {
    const blocks = node.propertyBlock_list();
    const getter = blocks.flatMap((each) => optional(each.getter()) ?? [])[0];
    const setter = blocks.flatMap((each) => optional(each.setter()) ?? [])[0];
    const get = optional(getter?.block());
    const set = optional(setter?.block());
    return {
        kind: 'property',
        name: node.id().getText(),
        type: readType(node.typeRef()),
        getter: get ? readBlock(get) : null,
        setter: set ? readBlock(set) : null,
        hasGetter: getter !== undefined,
        hasSetter: setter !== undefined,
    };
}
