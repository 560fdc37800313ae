/** The exceptions and enums of the platform. */
import { STATUS_CODES } from '../data/dml/status-codes';
import { EnumVal, lower, type TypeRef } from '../values';
import { Cls } from './class';

const EXCEPTIONS =
    'AssertException AsyncException AuraHandledException CalloutException DmlException ' +
    'EmailException FinalException HandledException IllegalArgumentException ' +
    'InvalidParameterValueException JSONException LimitException ListException MathException ' +
    'NoAccessException NoDataFoundException NullPointerException QueryException ' +
    'SecurityException SerializationException SObjectException StringException TypeException ' +
    'UnexpectedException VisualforceException XmlException';

const ENUMS = {
    'System.AccessLevel': 'USER_MODE SYSTEM_MODE',
    'System.RoundingMode': 'CEILING DOWN FLOOR HALF_DOWN HALF_EVEN HALF_UP UNNECESSARY UP',
    'System.LoggingLevel': 'NONE INTERNAL FINEST FINER FINE DEBUG INFO WARN ERROR',
    'System.StatusCode': STATUS_CODES.join(' '),
    'Schema.DisplayType':
        'ADDRESS ANYTYPE BASE64 BOOLEAN COMBOBOX CURRENCY DATE DATETIME DOUBLE EMAIL ' +
        'ENCRYPTEDSTRING ID INTEGER LONG MULTIPICKLIST PERCENT PHONE PICKLIST REFERENCE STRING ' +
        'TEXTAREA TIME URL',
};

const EXCEPTION: TypeRef = { name: 'exception', args: [], text: 'Exception' };

function exceptionClass(name: string, parent: Cls | null): Cls {
    const cls = new Cls(name, null, 'System.');
    cls.isException = true;
    cls.parent = parent;
    cls.superType = parent && EXCEPTION;
    return cls;
}

function enumClass(full: string, names: string): Cls {
    const [namespace = '', name = ''] = full.split('.');
    const cls = new Cls(name, null, `${namespace}.`);
    cls.enumValues = names.split(' ').map((each, i) => new EnumVal(cls, each, i));
    return cls;
}

function platformClasses(): Map<string, Cls> {
    const base = exceptionClass('Exception', null);
    const exceptions = EXCEPTIONS.split(' ').map((name) => exceptionClass(name, base));
    const enums = Object.entries(ENUMS).map(([full, names]) => enumClass(full, names));
    return new Map([base, ...exceptions, ...enums].map((cls) => [lower(cls.name), cls]));
}

/** The platform's exceptions and enums, by lower-case name without namespace. */
export const BUILTIN: ReadonlyMap<string, Cls> = platformClasses();

/** A constant of a platform enum, such as StatusCode; undefined if it is not modelled. */
export const builtinEnum = (type: string, name: string): EnumVal | undefined =>
    BUILTIN.get(lower(type))?.constant(name);
