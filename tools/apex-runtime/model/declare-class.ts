/** Creates classes from their trees. */
import type { ClassTree, FieldTree, MemberTree, PropertyTree, UnitTree } from '../syntax/tree';
import { EnumVal, lower } from '../values';
import { Cls, annotation, type Field, type Hooks, type Sharing } from './class';

/** Where a class comes from. */
export interface Origin {
    file: string;
    apiVersion: number;
    hooks: Hooks | null;
}

/** From this version on, a class without keywords runs in user mode and with sharing. */
const USER_MODE_VERSION = 67;

/** The class that a file declares, with its inner classes. */
export const declareUnit = (unit: UnitTree, origin: Origin): Cls =>
    declareClass(unit.declaration, null, origin);

function declareClass(tree: ClassTree, outer: Cls | null, origin: Origin): Cls {
    const cls = new Cls(tree.name, outer);
    cls.hooks = origin.hooks;
    cls.file = origin.file;
    cls.apiVersion = origin.apiVersion;
    cls.userModeByDefault = origin.apiVersion >= USER_MODE_VERSION;
    cls.line = tree.line;
    cls.annotations = tree.annotations;
    cls.isAbstract = tree.modifiers.includes('abstract');
    cls.isInterface = tree.kind === 'interface';
    cls.sharing = sharingOf(tree, origin);
    cls.superType = tree.superType;
    cls.interfaces = tree.interfaces;
    if (tree.kind === 'enum') {
        cls.enumValues = tree.constants.map((name, i) => new EnumVal(cls, name, i));
    }
    for (const member of tree.members) declareMember(cls, member, origin);
    return cls;
}

function sharingOf(tree: ClassTree, { apiVersion }: Origin): Sharing {
    for (const sharing of ['with', 'without', 'inherited'] as const) {
        if (tree.modifiers.includes(`${sharing}sharing`)) return sharing;
    }
    return apiVersion >= USER_MODE_VERSION ? 'with' : null;
}

function declareMember(cls: Cls, member: MemberTree, origin: Origin): void {
    switch (member.kind) {
        case 'initializer':
            cls.steps.push({ isStatic: member.isStatic, block: member.body });
            break;
        case 'method': {
            const isTest = member.modifiers.includes('testmethod');
            const isStatic = isTest || member.modifiers.includes('static');
            const { name, parameters, returns, body, annotations } = member;
            const isFuture = annotation(member, 'future') !== undefined;
            const isCacheable =
                annotation(member, 'auraenabled')?.parameters['cacheable'] === 'true';
            const kind = { isStatic, isTest, isFuture, isCacheable };
            const method = { cls, name, parameters, returns, body, annotations, ...kind };
            cls.methods.set(lower(name), [...(cls.methods.get(lower(name)) ?? []), method]);
            break;
        }
        case 'constructor':
            cls.constructors.push({ cls, parameters: member.parameters, body: member.body });
            break;
        case 'field':
        case 'property': {
            const field = declareField(cls, member);
            cls.fields.set(field.key, field);
            cls.steps.push({ isStatic: field.isStatic, field });
            break;
        }
        default: {
            cls.inner.set(lower(member.name), declareClass(member, cls, origin));
        }
    }
}

function declareField(cls: Cls, member: FieldTree | PropertyTree): Field {
    const isProperty = member.kind === 'property';
    return {
        cls,
        name: member.name,
        key: lower(member.name),
        type: member.type,
        annotations: member.annotations,
        isStatic: member.modifiers.includes('static'),
        isTransient: member.modifiers.includes('transient'),
        isFinal: member.modifiers.includes('final'),
        init: isProperty ? null : member.init,
        getter: isProperty ? member.getter : null,
        setter: isProperty ? member.setter : null,
        isReadable: !isProperty || member.hasGetter,
        isWritable: !isProperty || member.hasSetter,
    };
}
