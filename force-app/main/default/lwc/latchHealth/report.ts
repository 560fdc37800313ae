import locale from '@salesforce/i18n/locale';
import allWellLabel from '@salesforce/label/c.Latch_Health_All_Well';
import attentionLabel from '@salesforce/label/c.Latch_Health_Attention';
import attentionOneLabel from '@salesforce/label/c.Latch_Health_Attention_One';
import fixLabel from '@salesforce/label/c.Latch_Health_Fix';
import leftLabel from '@salesforce/label/c.Latch_Health_Left';
import leftDayLabel from '@salesforce/label/c.Latch_Health_Left_Day';
import leftMinuteLabel from '@salesforce/label/c.Latch_Health_Left_Minute';
import type { Health, HealthCheck, RateLimit } from '../../../../../contract/reply';
import { fill } from 'c/latchMessages';
import { markOf, nameOf, type Mark } from './check-words';

/** A check as the template draws it; `badge` is empty where the icon says enough, `fix` when there is nothing to do. */
export type Row = {
    key: string;
    name: string;
    mark: Mark;
    iconText: string;
    badge: string;
    detail: string;
    fix: string;
};

/** Whether anything must be fixed, in one sentence. */
export function summaryOf({ checks }: Health): string {
    const count = checks.filter(({ status }) => status !== 'ok').length;
    if (count === 0) return allWellLabel;
    return count === 1 ? attentionOneLabel : fill(attentionLabel, count);
}

/** The checks in the function's order: from AWS to Fusebill. */
export function rowsOf({ checks, rateLimit }: Health): Row[] {
    return checks.map((check) => rowOf(check, rateLimit));
}

function rowOf({ name, status, detail, fix }: HealthCheck, rateLimit: RateLimit | null): Row {
    const mark = markOf(status);
    const isOk = status === 'ok';
    return {
        key: name,
        name: nameOf(name),
        mark,
        iconText: isOk ? mark.word : '',
        badge: isOk ? '' : mark.word,
        detail: (name === 'rateLimit' && limitText(rateLimit)) || detail,
        fix: fix ? fill(fixLabel, fix) : '',
    };
}

/** The rest of Fusebill's rate limit in the user's language; empty if Fusebill didn't say. */
function limitText(rateLimit: RateLimit | null): string {
    if (rateLimit === null) return '';
    const { remainingMinute, limitMinute, remainingDay, limitDay } = rateLimit;
    return [
        left(leftMinuteLabel, remainingMinute, limitMinute),
        left(leftDayLabel, remainingDay, limitDay),
    ]
        .filter(Boolean)
        .join(' · ');
}

function left(label: string, remaining: number | null, limit: number | null): string {
    if (remaining == null) return '';
    const { format } = new Intl.NumberFormat(locale);
    const amount =
        limit == null ? format(remaining) : fill(leftLabel, format(remaining), format(limit));
    return fill(label, amount);
}
