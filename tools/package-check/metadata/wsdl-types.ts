import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The content that the Metadata API accepts in an element. */
export type Content =
    | { readonly kind: 'text' | 'boolean' | 'number' | 'date' }
    | { readonly kind: 'choice'; readonly values: readonly string[] }
    | { readonly kind: 'elements'; readonly elements: ReadonlyMap<string, ElementType> };

/** An element's description in the Metadata API. */
export interface ElementType {
    readonly isRepeatable: boolean;
    readonly isRequired: boolean;
    readonly content: () => Content;
}

const DECLARATIONS = join(dirname(require.resolve('@salesforce/types/metadata')), 'metadata.d.ts');

/** Reads the content of metadata files' root elements from the Metadata API's WSDL, by element name. */
export function readWsdlTypes(): (name: string) => Content | undefined {
    const source = ts.createSourceFile(
        DECLARATIONS,
        readFileSync(DECLARATIONS, 'utf8'),
        ts.ScriptTarget.ESNext,
    );
    const aliases = new Map(
        source.statements
            .filter(ts.isTypeAliasDeclaration)
            .map((alias) => [alias.name.text, alias]),
    );
    return (name) => {
        const alias = aliases.get(name);
        return alias && contentOf(alias.type, aliases);
    };
}

type Aliases = ReadonlyMap<string, ts.TypeAliasDeclaration>;

function contentOf(type: ts.TypeNode, aliases: Aliases): Content {
    if (ts.isUnionTypeNode(type) || ts.isLiteralTypeNode(type)) {
        return { kind: 'choice', values: literals(type) };
    }
    if (ts.isTypeLiteralNode(type) || ts.isIntersectionTypeNode(type)) {
        return { kind: 'elements', elements: elementsOf(type, aliases) };
    }
    if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) {
        const alias = aliases.get(type.typeName.text);
        return alias ? contentOf(alias.type, aliases) : { kind: 'date' };
    }
    return { kind: KEYWORDS.get(type.kind) ?? 'text' };
}

const KEYWORDS: ReadonlyMap<ts.SyntaxKind, 'boolean' | 'number'> = new Map([
    [ts.SyntaxKind.BooleanKeyword, 'boolean'],
    [ts.SyntaxKind.NumberKeyword, 'number'],
]);

function literals(type: ts.TypeNode): string[] {
    if (ts.isUnionTypeNode(type)) {
        return type.types.flatMap(literals);
    }
    return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)
        ? [type.literal.text]
        : [];
}

function elementsOf(type: ts.TypeNode, aliases: Aliases): Map<string, ElementType> {
    if (ts.isIntersectionTypeNode(type)) {
        return new Map(type.types.flatMap((part) => [...elementsOf(part, aliases)]));
    }
    if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) {
        const alias = aliases.get(type.typeName.text);
        return alias ? elementsOf(alias.type, aliases) : new Map<string, ElementType>();
    }
    const members = ts.isTypeLiteralNode(type) ? type.members.filter(ts.isPropertySignature) : [];
    return new Map(members.flatMap((member) => elementOf(member, aliases)));
}

function elementOf(
    { name, type, questionToken }: ts.PropertySignature,
    aliases: Aliases,
): [string, ElementType][] {
    if (!type || !ts.isIdentifier(name)) {
        return [];
    }
    const isRepeatable = ts.isArrayTypeNode(type);
    const content = (): Content => contentOf(isRepeatable ? type.elementType : type, aliases);
    return [[name.text, { isRepeatable, isRequired: !isRepeatable && !questionToken, content }]];
}
