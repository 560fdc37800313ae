import type { Component } from '../../metadata/component';
import type { XmlElement } from '../../metadata/xml';

/** What an element names: a type and a full name, or nothing that could be missing. */
export type Target = readonly [type: string, fullName: string] | undefined;

/** What the text of an element names. */
export type Rule = (text: string, owner: Owner, parent: XmlElement) => Target;

/** The file that an element stands in. */
export type Owner = Pick<Component, 'type' | 'fullName'>;

/** What list views call fields that are not custom. */
const LIST_COLUMNS =
    /^(NAME|RECORDTYPE|CURRENCY|LAST_ACTIVITY|CREATED_DATE|LAST_UPDATE|(CREATEDBY_USER|UPDATEDBY_USER)(\.ALIAS)?|OWNER\.(ALIAS|FIRST_NAME|LAST_NAME)|(CORE|SALES)\.USERS\.ALIAS)$/;

/** What reports call fields that are not custom. */
const REPORT_COLUMNS =
    /^(?!.*__c)[A-Z][A-Z0-9_.]*$|^(CUST_NAME|CUST_(CREATED|LAST)_[A-Z]+|ROW_?COUNT|RowCount)$/;

const named =
    (type: string): Rule =>
    (text) => [type, text];

const fieldOfOwner: Rule = (text, { fullName }) => ['CustomField', `${objectOf(fullName)}.${text}`];

const listColumn: Rule = (text, ...rest) =>
    LIST_COLUMNS.test(text) ? undefined : fieldOfOwner(text, ...rest);

/** `Object$Field`, or `Object.Lookup__c$Field` */
const reportColumn: Rule = (text) =>
    REPORT_COLUMNS.test(text) ? undefined : ['CustomField', text.replaceAll('$', '.')];

const besideIt =
    (sibling: string, type: string): Rule =>
    (text, _owner, parent) => {
        const object = parent.children.find(({ name }) => name === sibling)?.text ?? '';
        return [type, `${object}.${text}`];
    };

/** What an element refers to, by its path in the file. */
export const METADATA_RULES: Readonly<Record<string, Rule>> = {
    'CompactLayout.fields': fieldOfOwner,
    'CustomApplication.tabs': named('CustomTab'),
    'CustomApplication.utilityBar': named('FlexiPage'),
    'CustomField.lookupFilter.filterItems.field': (text) => ['CustomField', text],
    'CustomField.referenceTo': named('CustomObject'),
    'CustomField.valueSet.valueSetName': named('GlobalValueSet'),
    'CustomFieldTranslation.name': fieldOfOwner,
    'CustomFieldTranslation.picklistValues.masterLabel': (text, { fullName }) => [
        'PicklistLabel',
        `${objectOf(fullName)}.${fieldOf(fullName)}.${text}`,
    ],
    'CustomObject.compactLayoutAssignment': (text, { fullName }) =>
        text === 'SYSTEM' ? undefined : ['CompactLayout', `${fullName}.${text}`],
    'CustomObject.searchLayouts.customTabListAdditionalFields': listColumn,
    'CustomObject.searchLayouts.lookupDialogsAdditionalFields': listColumn,
    'CustomObject.searchLayouts.lookupFilterFields': listColumn,
    'CustomObject.searchLayouts.lookupPhoneDialogsAdditionalFields': listColumn,
    'CustomObject.searchLayouts.searchFilterFields': listColumn,
    'CustomObject.searchLayouts.searchResultsAdditionalFields': listColumn,
    'CustomObjectTranslation.fields.name': fieldOfOwner,
    'CustomObjectTranslation.layouts.layout': (text, { fullName }) => [
        'Layout',
        `${objectOf(fullName)}-${text}`,
    ],
    'CustomTab.flexiPage': named('FlexiPage'),
    'CustomTab.lwcComponent': named('LightningComponentBundle'),
    'FieldSet.displayedFields.field': fieldOfOwner,
    'Flow.actionCalls.actionName': (text, _owner, parent) =>
        parent.children.some(({ name, text }) => name === 'actionType' && text === 'apex')
            ? ['ApexClass', text]
            : undefined,
    'Flow.subflows.flowName': named('Flow'),
    'Layout.layoutSections.layoutColumns.layoutItems.component': named('LightningComponentBundle'),
    'Layout.layoutSections.layoutColumns.layoutItems.field': fieldOfOwner,
    'LightningComponentBundle.targetConfigs.targetConfig.objects.object': named('CustomObject'),
    'ListView.columns': listColumn,
    'ListView.filters.field': listColumn,
    'NamedCredential.namedCredentialParameters.externalCredential': named('ExternalCredential'),
    'PermissionSet.applicationVisibilities.application': named('CustomApplication'),
    'PermissionSet.classAccesses.apexClass': named('ApexClass'),
    'PermissionSet.customMetadataTypeAccesses.name': named('CustomObject'),
    'PermissionSet.customPermissions.name': named('CustomPermission'),
    'PermissionSet.customSettingAccesses.name': named('CustomObject'),
    'PermissionSet.externalCredentialPrincipalAccesses.externalCredentialPrincipal':
        named('Principal'),
    'PermissionSet.fieldPermissions.field': named('CustomField'),
    'PermissionSet.flowAccesses.flow': named('Flow'),
    'PermissionSet.objectPermissions.object': named('CustomObject'),
    'PermissionSet.recordTypeVisibilities.recordType': named('RecordType'),
    'PermissionSet.tabSettings.tab': named('CustomTab'),
    'PermissionSetGroup.permissionSets': named('PermissionSet'),
    'QuickAction.fieldOverrides.field': fieldOfOwner,
    'QuickAction.flowDefinition': named('Flow'),
    'QuickAction.lightningWebComponent': named('LightningComponentBundle'),
    'QuickAction.quickActionLayout.quickActionLayoutColumns.quickActionLayoutItems.field':
        fieldOfOwner,
    'QuickAction.targetObject': named('CustomObject'),
    'Report.columns.field': reportColumn,
    'Report.filter.criteriaItems.column': reportColumn,
    'Report.groupingsAcross.field': reportColumn,
    'Report.groupingsDown.field': reportColumn,
    'Report.timeFrameFilter.dateColumn': reportColumn,
    'Report.reportType': (text) =>
        text.endsWith('__c') ? ['ReportType', text.replace(/__c$/, '')] : undefined,
    'ReportType.baseObject': named('CustomObject'),
    'ReportType.sections.columns.field': besideIt('table', 'CustomField'),
    'Translations.customApplications.name': named('CustomApplication'),
    'Translations.customLabels.name': named('CustomLabel'),
    'Translations.customTabs.name': named('CustomTab'),
    'Translations.flowDefinitions.fullName': named('Flow'),
    'Translations.quickActions.name': named('QuickAction'),
    'Translations.reportTypes.name': named('ReportType'),
};

/** The object in the full name of a part of it: `Account` of `Account.Latch`, of `Account-Layout`, of `Account-fr`. */
export function objectOf(fullName: string): string {
    return /^[^.-]+/.exec(fullName)?.[0] ?? fullName;
}

function fieldOf(fullName: string): string {
    return fullName.split('.').at(-1) ?? fullName;
}
