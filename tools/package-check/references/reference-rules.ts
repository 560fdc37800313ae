import type { Component } from '../metadata/component';
import type { XmlElement } from '../metadata/xml';

/** What an element refers to: a type and a full name, or nothing that could be missing. */
export type Target = readonly [type: string, fullName: string] | undefined;

/** How to find what the text of an element refers to. */
export type Rule = (text: string, owner: Owner, parent: XmlElement) => Target;

/** The file that contains the element. */
export type Owner = Pick<Component, 'type' | 'fullName'>;

/** The names that list views use for standard fields. */
const LIST_COLUMNS =
    /^(NAME|RECORDTYPE|CURRENCY|LAST_ACTIVITY|CREATED_DATE|LAST_UPDATE|(CREATEDBY_USER|UPDATEDBY_USER)(\.ALIAS)?|OWNER\.(ALIAS|FIRST_NAME|LAST_NAME)|(CORE|SALES)\.USERS\.ALIAS)$/;

const named =
    (type: string): Rule =>
    (text) => [type, text];

const fieldOfOwner: Rule = (text, { fullName }) => ['CustomField', `${objectOf(fullName)}.${text}`];

const listColumn: Rule = (text, ...rest) =>
    LIST_COLUMNS.test(text) ? undefined : fieldOfOwner(text, ...rest);

const besideIt =
    (sibling: string, type: string): Rule =>
    (text, _owner, parent) => {
        const object = parent.children.find(({ name }) => name === sibling)?.text ?? '';
        return [type, `${object}.${text}`];
    };

/** The rules for elements, by path in the file. */
export const REFERENCE_RULES: Readonly<Record<string, Rule>> = {
    'CompactLayout.fields': fieldOfOwner,
    'CustomField.referenceTo': named('CustomObject'),
    'CustomObject.compactLayoutAssignment': (text, { fullName }) =>
        text === 'SYSTEM' ? undefined : ['CompactLayout', `${fullName}.${text}`],
    'CustomObject.searchLayouts.searchResultsAdditionalFields': listColumn,
    'CustomTab.lwcComponent': named('LightningComponentBundle'),
    'Layout.layoutSections.layoutColumns.layoutItems.field': fieldOfOwner,
    'LightningComponentBundle.targetConfigs.targetConfig.objects.object': named('CustomObject'),
    'ListView.columns': listColumn,
    'ListView.filters.field': listColumn,
    'NamedCredential.namedCredentialParameters.externalCredential': named('ExternalCredential'),
    'PermissionSet.classAccesses.apexClass': named('ApexClass'),
    'PermissionSet.customPermissions.name': named('CustomPermission'),
    'PermissionSet.externalCredentialPrincipalAccesses.externalCredentialPrincipal':
        named('Principal'),
    'PermissionSet.fieldPermissions.field': named('CustomField'),
    'PermissionSet.objectPermissions.object': named('CustomObject'),
    'PermissionSet.tabSettings.tab': named('CustomTab'),
    'PermissionSetGroup.permissionSets': named('PermissionSet'),
    'QuickAction.lightningWebComponent': named('LightningComponentBundle'),
    'ReportType.baseObject': named('CustomObject'),
    'ReportType.sections.columns.field': besideIt('table', 'CustomField'),
    'Translations.customLabels.name': named('CustomLabel'),
    'Translations.customTabs.name': named('CustomTab'),
};

/** The object in the full name of one of its parts: `Account` of `Account.Greet` and of `Account-Layout`. */
export function objectOf(fullName: string): string {
    return /^[^.-]+/.exec(fullName)?.[0] ?? fullName;
}
