/**
 * The metadata type of a file by the suffix of its name, as in `X.field-meta.xml`. An unlisted suffix fails the
 * check.
 */
export const METADATA_KINDS: Readonly<Record<string, string>> = {
    cls: 'ApexClass',
    compactLayout: 'CompactLayout',
    customPermission: 'CustomPermission',
    externalCredential: 'ExternalCredential',
    field: 'CustomField',
    js: 'LightningComponentBundle',
    labels: 'CustomLabels',
    layout: 'Layout',
    listView: 'ListView',
    messageChannel: 'LightningMessageChannel',
    namedCredential: 'NamedCredential',
    object: 'CustomObject',
    permissionset: 'PermissionSet',
    permissionsetgroup: 'PermissionSetGroup',
    quickAction: 'QuickAction',
    reportType: 'ReportType',
    tab: 'CustomTab',
    translation: 'Translations',
    validationRule: 'ValidationRule',
};
