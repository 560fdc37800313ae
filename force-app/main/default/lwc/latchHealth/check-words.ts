import type { HealthCheck } from '../../../../../contract/reply';
import errorLabel from '@salesforce/label/c.Latch_Error';
import fusebillLabel from '@salesforce/label/c.Latch_Health_Name_Fusebill';
import keyLabel from '@salesforce/label/c.Latch_Health_Name_Key';
import keyShapeLabel from '@salesforce/label/c.Latch_Health_Name_Key_Shape';
import okLabel from '@salesforce/label/c.Latch_Health_Ok';
import rateLimitLabel from '@salesforce/label/c.Latch_Health_Name_Rate_Limit';
import secretLabel from '@salesforce/label/c.Latch_Health_Name_Secret';
import versionLabel from '@salesforce/label/c.Latch_Health_Name_Version';
import warningLabel from '@salesforce/label/c.Latch_Warning';

/** How a status is shown: its label, SLDS class and icon. */
export type Mark = { word: string; theme: string; icon: string; variant: string };

const NAMES: Readonly<Record<HealthCheck['name'], string>> = {
    secret: secretLabel,
    keyShape: keyShapeLabel,
    fusebill: fusebillLabel,
    key: keyLabel,
    rateLimit: rateLimitLabel,
    version: versionLabel,
};

const MARKS: Readonly<Record<HealthCheck['status'], Mark>> = {
    ok: mark(okLabel, 'success'),
    warning: mark(warningLabel, 'warning'),
    error: mark(errorLabel, 'error'),
};

/** The check's label; an unknown check appears as the function spells it. */
export function nameOf(name: string): string {
    return isKnown(NAMES, name) ? NAMES[name] : name;
}

/** How the status is shown; an unknown status appears as the function spells it, without a colour. */
export function markOf(status: string): Mark {
    return isKnown(MARKS, status)
        ? MARKS[status]
        : { word: status, theme: '', icon: 'utility:info', variant: '' };
}

function mark(word: string, variant: string): Mark {
    return { word, theme: `slds-theme_${variant}`, icon: `utility:${variant}`, variant };
}

function isKnown<Known extends object>(words: Known, key: PropertyKey): key is keyof Known {
    return Object.hasOwn(words, key);
}
