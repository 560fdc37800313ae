/** The members of a `package.xml`, by type. */
export function membersOf(packageXml: string): Map<string, string[]> {
    const members = new Map<string, string[]>();
    for (const [, types = ''] of packageXml.matchAll(/<types>([\s\S]*?)<\/types>/g)) {
        const [, type = ''] = /<name>(.*?)<\/name>/.exec(types) ?? [];
        const names = [...types.matchAll(/<members>(.*?)<\/members>/g)];
        members.set(
            type,
            names.map(([, name = '']) => unescaped(name)),
        );
    }
    return members;
}

function unescaped(text: string): string {
    return text.replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
