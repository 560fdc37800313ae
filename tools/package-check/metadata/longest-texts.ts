/**
 * The maximum length of text elements, by path in the file. The WSDL doesn't state it. A label's short description:
 * 'Value too long for field: MasterLabel maximum length is:80' (coveo/ui-kit#1128).
 */
export const LONGEST_TEXTS: Readonly<Record<string, number>> = {
    'CustomLabels.labels.shortDescription': 80,
    'CustomLabels.labels.value': 1000,
    'PermissionSet.description': 255,
    'PermissionSetGroup.description': 255,
    'Translations.customLabels.label': 1000,
    'ValidationRule.errorMessage': 255,
};
