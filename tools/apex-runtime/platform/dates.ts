/** Date and Datetime. The time zone of every user is GMT. */
import { NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import { dateText, timeText } from '../value-text';
import { Native } from '../values';
import { formatDate, shortDate } from './date-format';
import { dateOf, decimal, integer, text } from './kinds';
import {
    methodTable,
    optional,
    overloads,
    pure,
    pureStatic,
    staticMethod,
    type Signature,
    type StaticMethods,
} from './signature';

const DAY = 86_400_000;
const aDate = dateOf('Date');
const aDatetime = dateOf('Datetime');

/** A Datetime from milliseconds since 1970. */
export const datetime = (ms: number): Native<Date> => new Native('Datetime', new Date(ms));

/** A Date from milliseconds since 1970, without the time of day. */
export const date = (ms: number): Native<Date> =>
    new Native('Date', new Date(Math.floor(ms / DAY) * DAY));

/** A Date or Datetime in JSON's format. */
export const isoText = ({ type, state }: Native<Date>): string =>
    type === 'Date'
        ? dateText(state)
        : `${dateText(state)}T${timeText(state)}.${formatDate(state, 'SSS')}Z`;

/** Adds months; a day that the month doesn't have becomes its last. */
function moveMonths(d: Date, months: number): number {
    const [year, month] = [d.getUTCFullYear(), d.getUTCMonth() + months];
    const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const day = Math.min(d.getUTCDate(), last);
    const time = d.getTime() - Math.floor(d.getTime() / DAY) * DAY;
    return Date.UTC(year, month, day) + time;
}

type DateMethods = Record<string, Signature<Date>>;

const shared = (make: (ms: number) => Native<Date>): DateMethods => ({
    adddays: pure([integer], (d, n) => make(d.getTime() + n * DAY)),
    addmonths: pure([integer], (d, n) => make(moveMonths(d, n))),
    addyears: pure([integer], (d, n) => make(moveMonths(d, n * 12))),
    year: pure([], (d) => d.getUTCFullYear()),
    month: pure([], (d) => d.getUTCMonth() + 1),
    day: pure([], (d) => d.getUTCDate()),
});

export const dateMethods = methodTable(aDate, {
    ...shared(date),
    daysbetween: pure([aDate], (d, other) => Math.round((other.getTime() - d.getTime()) / DAY)),
    issameday: pure([aDate], (d, other) => dateText(d) === dateText(other)),
    tostartofmonth: pure([], (d) => date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), 1))),
    format: pure([], shortDate),
});

function formatIn(d: Date, pattern: string | undefined, zone = 'GMT'): string {
    if (!/^(GMT|UTC)$/i.test(zone)) throw new NotSupported(`the time zone ${zone}`);
    return pattern === undefined
        ? `${shortDate(d)}, ${formatDate(d, 'h:mm a')}`
        : formatDate(d, pattern);
}

export const datetimeMethods = methodTable(aDatetime, {
    ...shared(datetime),
    addhours: pure([integer], (d, n) => datetime(d.getTime() + n * 3_600_000)),
    addminutes: pure([integer], (d, n) => datetime(d.getTime() + n * 60_000)),
    addseconds: pure([integer], (d, n) => datetime(d.getTime() + n * 1000)),
    gettime: pure([], (d) => BigInt(d.getTime())),
    date: pure([], (d) => date(d.getTime())),
    dategmt: pure([], (d) => date(d.getTime())),
    hour: pure([], (d) => d.getUTCHours()),
    minute: pure([], (d) => d.getUTCMinutes()),
    second: pure([], (d) => d.getUTCSeconds()),
    millisecond: pure([], (d) => d.getUTCMilliseconds()),
    formatgmt: pure([text], formatDate),
    format: pure([optional(text), optional(text)], formatIn),
});

const WRITTEN = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}):(\d{2})(?:\.\d+)?Z?)?$/;

function parsed(vm: Interpreter, written: string, type: string): number {
    const match = WRITTEN.exec(written.trim());
    if (!match) return vm.raise('TypeException', `Invalid ${type}: ${written}`);
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
        .slice(1)
        .map((part: string | undefined) => Number(part ?? 0));
    return Date.UTC(year, month - 1, day, hour, minute, second);
}

export const dateStatics: StaticMethods = {
    today: pureStatic([], () => date(Date.now())),
    newinstance: pureStatic([integer, integer, integer], (y, m, d) => date(Date.UTC(y, m - 1, d))),
    valueof: overloads(
        pureStatic([aDate], (d) => date(d.getTime())),
        pureStatic([aDatetime], (d) => date(d.getTime())),
        staticMethod([text], ({ vm }, s) => date(parsed(vm, s, 'date'))),
    ),
    daysinmonth: pureStatic([integer, integer], (y, m) => new Date(Date.UTC(y, m, 0)).getUTCDate()),
    isleapyear: pureStatic([integer], (y) => new Date(Date.UTC(y, 2, 0)).getUTCDate() === 29),
};

const newDatetime = overloads(
    pureStatic(
        [integer, integer, integer, optional(integer), optional(integer), optional(integer)],
        (y, m, d, h = 0, min = 0, s = 0) => datetime(Date.UTC(y, m - 1, d, h, min, s)),
    ),
    pureStatic([decimal], (ms) => datetime(Number(ms.toString()))),
);

const datetimeValue = overloads(
    pureStatic([aDatetime], (d) => datetime(d.getTime())),
    staticMethod([text], ({ vm }, s) => datetime(parsed(vm, s, 'date/time'))),
);

export const datetimeStatics: StaticMethods = {
    now: pureStatic([], () => datetime(Date.now())),
    newinstance: newDatetime,
    newinstancegmt: newDatetime,
    valueof: datetimeValue,
    valueofgmt: datetimeValue,
};
