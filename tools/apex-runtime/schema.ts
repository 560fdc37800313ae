/** The objects and fields of an org: the standard ones that the runtime knows, and the project's. */
import { PLAIN_ORG, type OrgShape } from './data/shape';
import { CompileError, NotSupported } from './errors';
import type { Project } from './metadata';
import type { ObjectSource, SharingModel, ValidationRule } from './metadata/object';
import { customField, standardField, type Field } from './schema/field';
import { customObjectWords, existsInSomeShape, standardObjects } from './schema/standard-objects';
import { typeKey } from './syntax/read-type';
import { lower } from './values';

export { SETUP_OBJECTS } from './schema/standard-objects';
export type { Field, FieldType } from './schema/field';

/** An object; its fields have lower-case keys. */
export interface ObjectType {
    readonly name: string;
    readonly key: string;
    readonly prefix: string;
    readonly custom: boolean;
    label: string;
    sharing: SharingModel;
    readonly fields: Map<string, Field>;
    readonly validationRules: ValidationRule[];
}

/** A lookup to an object, and the object that has it. */
export interface ChildRelation {
    readonly object: ObjectType;
    readonly field: Field;
}

const STANDARD_SHARING: Readonly<Record<string, SharingModel>> = {
    account: 'ReadWrite',
    contact: 'ControlledByParent',
    user: 'Read',
};

const isCustomName = (name: string): boolean => /__\w+$/.test(name);

/** The objects and fields of an org. */
export class Schema {
    readonly objects = new Map<string, ObjectType>();
    private readonly children = new Map<string, ChildRelation>();
    private readonly byPrefix = new Map<string, ObjectType>();
    private readonly lookups = new Map<string, ChildRelation[]>();
    private readonly relationships = new Map<ObjectType, ReadonlyMap<string, Field>>();

    readonly shape: OrgShape;

    constructor(project: Project, shape: OrgShape = PLAIN_ORG) {
        this.shape = shape;
        for (const [name, { prefix, words }] of standardObjects(shape))
            this.add(name, prefix, words.map(standardField));
        const customs = [...project.objects.values()].filter((o) => isCustomName(o.name));
        for (const [index, source] of customs.entries()) this.addCustom(source, index);
        for (const source of project.objects.values()) this.extend(source);
        for (const object of this.objects.values()) this.relate(object);
    }

    /** An object by name; null if there is none. */
    find(name: string): ObjectType | null {
        return this.objects.get(typeKey(name)) ?? null;
    }

    /** An object by name. Throws if it is unknown, or missing in the runtime. */
    object(name: string): ObjectType {
        const object = this.find(name);
        if (object) return object;
        if (isCustomName(name) || existsInSomeShape(name, null))
            throw new CompileError(`sObject type '${name}' is not supported.`);
        throw new NotSupported(`the object ${name} is not in the runtime's schema`);
    }

    /** A field by name. Throws if it is unknown, or missing in the runtime. */
    field(object: ObjectType, name: string): Field {
        const field = object.fields.get(lower(name));
        if (!field) {
            if (isCustomName(name) || object.custom || existsInSomeShape(object.name, name))
                throw new CompileError(`No such column '${name}' on entity '${object.name}'`);
            throw new NotSupported(
                `the field ${object.name}.${name} is not in the runtime's schema`,
            );
        }
        if (field.apexType === null)
            throw new NotSupported(`${object.name}.${field.name} of type ${field.displayType}`);
        return field;
    }

    /** The lookup field of a relationship name such as `Account` or `Account__r`. */
    lookup(object: ObjectType, relationship: string): Field | null {
        const known = this.relationships.get(object) ?? relationshipsOf(object);
        this.relationships.set(object, known);
        return known.get(lower(relationship)) ?? null;
    }

    /** The lookup of a child relationship name such as `Contacts`. */
    childRelation(parent: ObjectType, name: string): ChildRelation | null {
        return this.children.get(`${parent.key}.${lower(name)}`) ?? null;
    }

    /** All lookups to an object. */
    lookupsTo(parent: ObjectType): readonly ChildRelation[] {
        return this.lookups.get(parent.key) ?? [];
    }

    /** The object that an id belongs to. */
    objectOfId(id: string): ObjectType {
        const object = this.byPrefix.get(id.slice(0, 3));
        if (object) return object;
        throw new NotSupported(`the key prefix ${id.slice(0, 3)} is not in the runtime's schema`);
    }

    /** Whether an id belongs to an object that the runtime knows. */
    knowsId(id: string): boolean {
        return this.byPrefix.has(id.slice(0, 3));
    }

    private add(
        name: string,
        prefix: string,
        fields: readonly Field[],
        custom = false,
    ): ObjectType {
        const key = lower(name);
        const object: ObjectType = {
            name,
            key,
            prefix,
            custom,
            label: name,
            sharing: this.shape.sharing[key] ?? STANDARD_SHARING[key] ?? 'ReadWrite',
            fields: new Map(fields.map((field) => [lower(field.name), field])),
            validationRules: [],
        };
        this.objects.set(key, object);
        this.byPrefix.set(prefix, object);
        return object;
    }

    private addCustom(source: ObjectSource, index: number): void {
        const isDetail = source.fields.some((field) => field.type === 'MasterDetail');
        const fields = customObjectWords(isDetail, this.shape).map(standardField);
        const prefix = `a${index.toString(36).padStart(2, '0')}`;
        const object = this.add(source.name, prefix, fields, true);
        const { isAutoNumber, displayFormat } = source.nameField;
        object.fields.set('name', {
            ...standardField('Name:string(80)'),
            autoNumber: isAutoNumber,
            displayFormat,
        });
        object.label = source.label ?? source.name;
        object.sharing = isDetail ? 'ControlledByParent' : (source.sharingModel ?? 'ReadWrite');
    }

    private extend(source: ObjectSource): void {
        const object = this.find(source.name);
        if (!object) return;
        for (const field of source.fields)
            if (isCustomName(field.name)) object.fields.set(lower(field.name), customField(field));
        object.validationRules.push(...source.validationRules.filter((rule) => rule.active));
    }

    private relate(object: ObjectType): void {
        for (const field of object.fields.values()) {
            if (!field.refTo) continue;
            const parent = lower(field.refTo);
            const relations = this.lookups.get(parent) ?? [];
            relations.push({ object, field });
            this.lookups.set(parent, relations);
            if (field.childRelationship)
                this.children.set(`${parent}.${lower(field.childRelationship)}`, { object, field });
        }
    }
}

function relationshipsOf({ fields }: ObjectType): Map<string, Field> {
    const lookups = [...fields.values()].flatMap((field) =>
        field.relationship ? [[lower(field.relationship), field] as const] : [],
    );
    return new Map(lookups);
}
