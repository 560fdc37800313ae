/** Label: custom labels in the language of the running user. */
import { CompileError } from '../errors';
import type { Interpreter } from '../interpreter';
import { lower } from '../values';
import { nullable, overloads, staticMethod, type StaticMethods } from './signature';
import { text } from './kinds';

/** A label in a language; without a translation, the original text. */
function labelIn(vm: Interpreter, name: string, language: string): string | undefined {
    const key = lower(name);
    const { labels, translations } = vm.project;
    const general = language.replace(/_.*$/, '');
    return (
        translations.get(language)?.get(key) ??
        translations.get(general)?.get(key) ??
        labels.get(key)
    );
}

function userLanguage(vm: Interpreter): string {
    const language = vm.database.row(vm.userId)?.get('languagelocalekey');
    return typeof language === 'string' ? language : 'en_US';
}

/** `Label.X`. */
export function labelOf(vm: Interpreter, name: string): string {
    const found = labelIn(vm, name, userLanguage(vm));
    if (found === undefined) throw new CompileError(`External string does not exist: ${name}`);
    return found;
}

function labelByName(
    vm: Interpreter,
    namespace: string | null,
    name: string,
    language: string,
): string {
    const isOwn = namespace === null || namespace === '' || lower(namespace) === 'c';
    const found = isOwn ? labelIn(vm, name, language) : undefined;
    const title = isOwn ? name : `${namespace}.${name}`;
    return found ?? vm.raise('IllegalArgumentException', `Custom label ${title} does not exist`);
}

export const labelStatics: StaticMethods = {
    get: overloads(
        staticMethod([nullable(text), text], ({ vm }, namespace, name) =>
            labelByName(vm, namespace, name, userLanguage(vm)),
        ),
        staticMethod([nullable(text), text, text], ({ vm }, namespace, name, language) =>
            labelByName(vm, namespace, name, language),
        ),
    ),
    translationexists: staticMethod(
        [nullable(text), text, text],
        ({ vm }, namespace, name, language) => {
            labelByName(vm, namespace, name, language);
            return vm.project.translations.get(language)?.has(lower(name)) ?? false;
        },
    ),
};
