import type { Component } from '../../tools/package-check/metadata/component';

/** The `package.xml` that names every component, for an API version such as `67.0`. */
export function manifest(components: readonly Component[], apiVersion: string): string {
    const types = Object.entries(membersByType(components)).sort(([a], [b]) => compare(a, b));
    return `<?xml version="1.0" encoding="UTF-8" ?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">
${types.map(([type, members]) => typeElement(type, members)).join('\n')}
    <version>${apiVersion}</version>
</Package>
`;
}

function membersByType(components: readonly Component[]): Record<string, string[]> {
    const members: Record<string, string[]> = {};
    for (const { type, fullName } of components) (members[type] ??= []).push(fullName);
    return members;
}

function typeElement(type: string, members: readonly string[]): string {
    const lines = [...members]
        .sort(compare)
        .map((name) => `        <members>${escaped(name)}</members>`);
    return `    <types>\n${lines.join('\n')}\n        <name>${type}</name>\n    </types>`;
}

function escaped(text: string): string {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function compare(a: string, b: string): number {
    return a < b ? -1 : Number(a > b);
}
