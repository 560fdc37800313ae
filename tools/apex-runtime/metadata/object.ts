/** Objects, their fields and their validation rules, as metadata files describe them. */
import { childOf, childrenOf, flagIn, textIn, type XmlElement } from './xml';

/** A value of a picklist. */
export interface PicklistValue {
    readonly value: string;
    readonly label: string;
    readonly isDefault: boolean;
    readonly active: boolean;
}

/** What deleting the referenced record does to its lookups. */
export type DeleteConstraint = 'SetNull' | 'Restrict' | 'Cascade';

/** A custom field. */
export interface FieldSource {
    readonly name: string;
    readonly label: string;
    readonly type: string;
    readonly required: boolean;
    readonly unique: boolean;
    readonly caseSensitive: boolean;
    readonly externalId: boolean;
    /** The most characters of a text; 0 is unlimited. */
    readonly length: number;
    readonly precision: number | null;
    readonly scale: number | null;
    readonly refTo: string | null;
    readonly childRelationship: string | null;
    readonly deleteConstraint: DeleteConstraint;
    readonly formula: string | null;
    readonly blanksAreZero: boolean;
    readonly defaultValue: string | null;
    readonly displayFormat: string | null;
    readonly restricted: boolean;
    readonly values: readonly PicklistValue[];
}

/** A rule that refuses a record while its formula is true. */
export interface ValidationRule {
    readonly name: string;
    readonly active: boolean;
    readonly formula: string;
    readonly message: string;
    readonly field: string | null;
}

/** Who may see the records of an object that they don't own. */
export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';

/** An object in the project's source. */
export interface ObjectSource {
    readonly name: string;
    label: string | null;
    sharingModel: SharingModel | null;
    nameField: { readonly isAutoNumber: boolean; readonly displayFormat: string | null };
    readonly fields: FieldSource[];
    readonly validationRules: ValidationRule[];
}

/** An empty object. */
export const objectSource = (name: string): ObjectSource => ({
    name,
    label: null,
    sharingModel: null,
    nameField: { isAutoNumber: false, displayFormat: null },
    fields: [],
    validationRules: [],
});

const number = (node: XmlElement, tag: string): number | null => {
    const text = textIn(node, tag);
    return text === null ? null : Number(text);
};

function oneOf<T extends string>(text: string | null, known: readonly T[], what: string): T | null {
    const found = known.find((value) => value === text) ?? null;
    if (text && !found) throw new SyntaxError(`${what} ${text} is unknown`);
    return found;
}

const DELETE_CONSTRAINTS: readonly DeleteConstraint[] = ['SetNull', 'Restrict', 'Cascade'];
const SHARING_MODELS: readonly SharingModel[] = [
    'Private',
    'Read',
    'ReadWrite',
    'ControlledByParent',
];

function readPicklistValue(node: XmlElement): PicklistValue {
    const value = textIn(node, 'fullName') ?? '';
    return {
        value,
        label: textIn(node, 'label') ?? value,
        isDefault: flagIn(node, 'default'),
        active: textIn(node, 'isActive') !== 'false',
    };
}

/** Reads a `CustomField` element. */
export function readField(node: XmlElement): FieldSource {
    const name = textIn(node, 'fullName') ?? '';
    const type = textIn(node, 'type') ?? '';
    const valueSet = childOf(node, 'valueSet');
    const constraint = textIn(node, 'deleteConstraint');
    return {
        name,
        type,
        label: textIn(node, 'label') ?? name,
        required: flagIn(node, 'required') || type === 'MasterDetail',
        unique: flagIn(node, 'unique'),
        caseSensitive: flagIn(node, 'caseSensitive'),
        externalId: flagIn(node, 'externalId'),
        length: number(node, 'length') ?? 0,
        precision: number(node, 'precision'),
        scale: number(node, 'scale'),
        refTo: textIn(node, 'referenceTo'),
        childRelationship: textIn(node, 'relationshipName'),
        deleteConstraint: oneOf(constraint, DELETE_CONSTRAINTS, 'deleteConstraint') ?? 'SetNull',
        formula: textIn(node, 'formula'),
        blanksAreZero: textIn(node, 'formulaTreatBlanksAs') !== 'BlankAsBlank',
        defaultValue: textIn(node, 'defaultValue'),
        displayFormat: textIn(node, 'displayFormat'),
        restricted: flagIn(valueSet, 'restricted'),
        values: childrenOf(childOf(valueSet, 'valueSetDefinition'), 'value').map(readPicklistValue),
    };
}

/** Reads a `ValidationRule` element. */
export function readValidationRule(node: XmlElement): ValidationRule {
    return {
        name: textIn(node, 'fullName') ?? '',
        active: flagIn(node, 'active'),
        formula: textIn(node, 'errorConditionFormula') ?? '',
        message: textIn(node, 'errorMessage') ?? '',
        field: textIn(node, 'errorDisplayField'),
    };
}

/** Reads a `CustomObject` element into an object. */
export function readObject(node: XmlElement, object: ObjectSource): void {
    object.label = textIn(node, 'label');
    object.sharingModel = oneOf(textIn(node, 'sharingModel'), SHARING_MODELS, 'sharingModel');
    const naming = childOf(node, 'nameField');
    object.nameField = {
        isAutoNumber: textIn(naming, 'type') === 'AutoNumber',
        displayFormat: textIn(naming, 'displayFormat'),
    };
    object.fields.push(...childrenOf(node, 'fields').map(readField));
    object.validationRules.push(...childrenOf(node, 'validationRules').map(readValidationRule));
}
