import locale from '@salesforce/i18n/locale';
import allWellLabel from '@salesforce/label/c.Latch_Health_All_Well';
import attentionLabel from '@salesforce/label/c.Latch_Health_Attention';
import attentionOneLabel from '@salesforce/label/c.Latch_Health_Attention_One';
import dayLabel from '@salesforce/label/c.Latch_Health_Left_Day';
import fixLabel from '@salesforce/label/c.Latch_Health_Fix';
import functionLabel from '@salesforce/label/c.Latch_Health_Function';
import leftLabel from '@salesforce/label/c.Latch_Health_Left';
import minuteLabel from '@salesforce/label/c.Latch_Health_Left_Minute';
import type { Health, HealthCheck } from '../../../../../contract/reply';
import { fill } from 'c/latchMessages';
import { markOf, nameOf, type Mark } from './check-words';

/** A check as the template draws it; `fix` is empty when there is nothing to do. */
export type Row = { key: string; name: string; mark: Mark; detail: string; fix: string };

/** Something to know that is no check. */
export type Fact = { name: string; value: string };

/** Whether something is to be done, in one sentence. */
export function summaryOf({ checks }: Health): string {
    const count = checks.filter(({ status }) => status !== 'ok').length;
    if (count === 0) return allWellLabel;
    return count === 1 ? attentionOneLabel : fill(attentionLabel, count);
}

/** The checks in the order of the function, which is the order of the way. */
export function rowsOf({ checks }: Health): Row[] {
    return checks.map(rowOf);
}

/** The version of the function, and what is left of Fusebill's rate limit where Fusebill said it. */
export function factsOf({ version, rateLimit }: Health): Fact[] {
    return [
        { name: functionLabel, value: version },
        ...left(minuteLabel, rateLimit?.remainingMinute, rateLimit?.limitMinute),
        ...left(dayLabel, rateLimit?.remainingDay, rateLimit?.limitDay),
    ];
}

function rowOf({ name, status, detail, fix }: HealthCheck): Row {
    return {
        key: name,
        name: nameOf(name),
        mark: markOf(status),
        detail,
        fix: fix ? fill(fixLabel, fix) : '',
    };
}

function left(name: string, remaining?: number | null, limit?: number | null): Fact[] {
    if (remaining == null) return [];
    const { format } = new Intl.NumberFormat(locale);
    const value =
        limit == null ? format(remaining) : fill(leftLabel, format(remaining), format(limit));
    return [{ name, value }];
}
