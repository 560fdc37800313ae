// @ts-nocheck
/** Date and Datetime. The time zone of every user is GMT. */
import { Native, NotSupported, dateText, isNumber, timeText } from '../values';

const DAY = 86_400_000;
const MONTHS =
    'January February March April May June July August September October November December'.split(
        ' ',
    );
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

export const datetime = (ms) => new Native('Datetime', new Date(ms));
export const date = (ms) => new Native('Date', new Date(Math.floor(ms / DAY) * DAY));

/** Formats as java.text.SimpleDateFormat does, for the letters that reports use. */
function format(d, pattern) {
    const pad = (n, width) => String(n).padStart(width, '0');
    const part = (letters) => {
        const n = letters.length;
        switch (letters[0]) {
            case 'y':
                return n === 2 ? pad(d.getUTCFullYear() % 100, 2) : pad(d.getUTCFullYear(), n);
            case 'M':
                return n > 3
                    ? MONTHS[d.getUTCMonth()]
                    : n === 3
                      ? MONTHS[d.getUTCMonth()].slice(0, 3)
                      : pad(d.getUTCMonth() + 1, n);
            case 'd':
                return pad(d.getUTCDate(), n);
            case 'E':
                return n > 3 ? DAYS[d.getUTCDay()] : DAYS[d.getUTCDay()].slice(0, 3);
            case 'H':
                return pad(d.getUTCHours(), n);
            case 'h':
                return pad(d.getUTCHours() % 12 || 12, n);
            case 'm':
                return pad(d.getUTCMinutes(), n);
            case 's':
                return pad(d.getUTCSeconds(), n);
            case 'S':
                return pad(d.getUTCMilliseconds(), n);
            case 'a':
                return d.getUTCHours() < 12 ? 'AM' : 'PM';
            case 'z':
                return 'GMT';
            case 'Z':
                return '+0000';
            case 'X':
                return 'Z';
            default:
                throw new NotSupported(`the date format ${pattern}`);
        }
    };
    return pattern.replace(/'([^']*)'|([A-Za-z])\2*/g, (all, quoted) =>
        quoted === undefined ? part(all) : quoted || "'",
    );
}

const short = (d) => `${d.getUTCMonth() + 1}/${d.getUTCDate()}/${d.getUTCFullYear()}`;

function moveMonths(d, months) {
    const first = Date.UTC(
        d.getUTCFullYear(),
        d.getUTCMonth() + months,
        1,
        d.getUTCHours(),
        d.getUTCMinutes(),
        d.getUTCSeconds(),
        d.getUTCMilliseconds(),
    );
    const last = new Date(
        Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + months + 1, 0),
    ).getUTCDate();
    return first + (Math.min(d.getUTCDate(), last) - 1) * DAY;
}

const moves = (make) => ({
    adddays: (my, d, n) => make(+d + n * DAY),
    addmonths: (my, d, n) => make(moveMonths(d, n)),
    addyears: (my, d, n) => make(moveMonths(d, n * 12)),
    year: (my, d) => d.getUTCFullYear(),
    month: (my, d) => d.getUTCMonth() + 1,
    day: (my, d) => d.getUTCDate(),
});

export const dateMethods = {
    date: {
        ...moves(date),
        daysbetween: (my, d, other) => Math.round((+other.state - +d) / DAY),
        monthsbetween: (my, d, o) =>
            (o.state.getUTCFullYear() - d.getUTCFullYear()) * 12 +
            o.state.getUTCMonth() -
            d.getUTCMonth(),
        issameday: (my, d, other) => dateText(d) === dateText(other.state),
        dayofyear: (my, d) => (+d - Date.UTC(d.getUTCFullYear(), 0, 1)) / DAY + 1,
        tostartofmonth: (my, d) => date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), 1)),
        format: (my, d) => short(d),
    },
    datetime: {
        ...moves(datetime),
        addhours: (my, d, n) => datetime(+d + n * 3_600_000),
        addminutes: (my, d, n) => datetime(+d + n * 60_000),
        addseconds: (my, d, n) => datetime(+d + n * 1000),
        gettime: (my, d) => BigInt(+d),
        date: (my, d) => date(+d),
        dategmt: (my, d) => date(+d),
        yeargmt: (my, d) => d.getUTCFullYear(),
        monthgmt: (my, d) => d.getUTCMonth() + 1,
        daygmt: (my, d) => d.getUTCDate(),
        hour: (my, d) => d.getUTCHours(),
        hourgmt: (my, d) => d.getUTCHours(),
        minute: (my, d) => d.getUTCMinutes(),
        minutegmt: (my, d) => d.getUTCMinutes(),
        second: (my, d) => d.getUTCSeconds(),
        secondgmt: (my, d) => d.getUTCSeconds(),
        millisecond: (my, d) => d.getUTCMilliseconds(),
        issameday: (my, d, other) => dateText(d) === dateText(other.state),
        formatgmt: (my, d, pattern) => format(d, pattern),
        format(my, d, pattern, zone) {
            if (zone && !/^(GMT|UTC)$/i.test(zone)) throw new NotSupported(`the time zone ${zone}`);
            return pattern ? format(d, pattern) : `${short(d)}, ${format(d, 'h:mm a')}`;
        },
    },
};

function read(my, text, type, make) {
    const match =
        /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}):(\d{2})(?:\.\d+)?Z?)?$/.exec(
            String(text).trim(),
        );
    if (!match) return my.raise('TypeException', `Invalid ${type}: ${text}`);
    const [y, m, d, h = 0, mi = 0, s = 0] = match
        .slice(1)
        .map((x) => (x === undefined ? undefined : Number(x)));
    return make(Date.UTC(y, m - 1, d, h, mi, s));
}

function newDatetime(my, ...p) {
    if (p.length === 1 && isNumber(p[0])) return datetime(Number(p[0]));
    if (p[0] instanceof Native) throw new NotSupported('Datetime.newInstance(Date, Time)');
    const [y, m, d, h = 0, mi = 0, s = 0] = p;
    return datetime(Date.UTC(y, m - 1, d, h, mi, s));
}

export const dateStatics = {
    'date.today': () => date(Date.now()),
    'system.today': () => date(Date.now()),
    'date.newinstance': (my, y, m, d) => date(Date.UTC(y, m - 1, d)),
    'date.valueof': (my, v) => (v instanceof Native ? date(+v.state) : read(my, v, 'date', date)),
    'date.daysinmonth': (my, y, m) => new Date(Date.UTC(y, m, 0)).getUTCDate(),
    'date.isleapyear': (my, y) => new Date(Date.UTC(y, 2, 0)).getUTCDate() === 29,
    'datetime.now': () => datetime(Date.now()),
    'system.now': () => datetime(Date.now()),
    'system.currenttimemillis': () => BigInt(Date.now()),
    'datetime.newinstance': newDatetime,
    'datetime.newinstancegmt': newDatetime,
    'datetime.valueof': (my, v) => (v instanceof Native ? v : read(my, v, 'date/time', datetime)),
    'datetime.valueofgmt': (my, v) => read(my, v, 'date/time', datetime),
};

export const isoText = (value) =>
    value.type === 'Date'
        ? dateText(value.state)
        : `${dateText(value.state)}T${timeText(value.state)}.${String(value.state.getUTCMilliseconds()).padStart(3, '0')}Z`;
