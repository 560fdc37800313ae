import type { KnownCustomer, SalesTrackingCode } from '../../../../../contract/customer';
import account from '@salesforce/label/c.Latch_Field_Account';
import accountType from '@salesforce/label/c.Latch_Field_Account_Type';
import acquisitionRecord from '@salesforce/label/c.Latch_Field_Acquisition_Record';
import adContent from '@salesforce/label/c.Latch_Field_Ad';
import campaign from '@salesforce/label/c.Latch_Field_Campaign';
import company from '@salesforce/label/c.Latch_Type_Company';
import currency from '@salesforce/label/c.Latch_Field_Currency';
import disabled from '@salesforce/label/c.Latch_Sync_Disabled';
import enabled from '@salesforce/label/c.Latch_Sync_Enabled';
import fusebillId from '@salesforce/label/c.Latch_Field_Id';
import keyword from '@salesforce/label/c.Latch_Field_Keyword';
import landingPage from '@salesforce/label/c.Latch_Field_Landing_Page';
import medium from '@salesforce/label/c.Latch_Field_Medium';
import netSuiteId from '@salesforce/label/c.Latch_Field_NetSuite_Id';
import netSuiteType from '@salesforce/label/c.Latch_Field_NetSuite_Type';
import parent from '@salesforce/label/c.Latch_Field_Parent';
import person from '@salesforce/label/c.Latch_Type_Person';
import portalUser from '@salesforce/label/c.Latch_Field_Portal_User';
import quickBooksId from '@salesforce/label/c.Latch_Field_QuickBooks_Id';
import quickBooksLatch from '@salesforce/label/c.Latch_Field_QuickBooks_Latch';
import quickBooksToken from '@salesforce/label/c.Latch_Field_QuickBooks_Token';
import reference from '@salesforce/label/c.Latch_Field_Reference';
import reference1 from '@salesforce/label/c.Latch_Field_Reference_1';
import reference2 from '@salesforce/label/c.Latch_Field_Reference_2';
import reference3 from '@salesforce/label/c.Latch_Field_Reference_3';
import referenceRecord from '@salesforce/label/c.Latch_Field_Reference_Record';
import source from '@salesforce/label/c.Latch_Field_Source';
import sync from '@salesforce/label/c.Latch_Field_Sync';
import tracking from '@salesforce/label/c.Latch_Field_Tracking';
import uri from '@salesforce/label/c.Latch_Field_Uri';
import { fusebillUrl } from 'c/latchFusebill';
import { PARTS, type Part } from './parts';

/** A label, its value, and its link. */
export type Field = { label: string; value: string; url: string };

/** Fusebill's words in the user's language. An unknown value appears as Fusebill spells it. */
const WORDS: Readonly<Record<string, string>> = {
    Enabled: enabled,
    Disabled: disabled,
    Company: company,
    Person: person,
};

/** A field: its label, its value, and its link. */
type FieldRow = readonly [label: string, value: Read, url?: Read];
type Read = (customer: KnownCustomer) => string | number | null | undefined;

/** The less common fields, in their order on the card. */
const FOLDED: readonly FieldRow[] = [
    [reference1, ({ customerReference }) => customerReference?.reference1],
    [reference2, ({ customerReference }) => customerReference?.reference2],
    [reference3, ({ customerReference }) => customerReference?.reference3],
    [tracking, trackingCodes],
    [source, ({ customerAcquisition }) => customerAcquisition?.source],
    [medium, ({ customerAcquisition }) => customerAcquisition?.medium],
    [campaign, ({ customerAcquisition }) => customerAcquisition?.campaign],
    [keyword, ({ customerAcquisition }) => customerAcquisition?.keyword],
    [adContent, ({ customerAcquisition }) => customerAcquisition?.adContent],
    [landingPage, landingPageOf, (customer) => webAddress(landingPageOf(customer))],
    [accountType, ({ salesforceAccountType }) => inWords(salesforceAccountType)],
    [account, ({ salesforceId }) => salesforceId],
    [netSuiteId, ({ netsuiteId }) => netsuiteId],
    [netSuiteType, ({ netsuiteCustomerType }) => inWords(netsuiteCustomerType)],
    [quickBooksId, (customer) => customer.quickBooksId],
    [quickBooksLatch, ({ quickBooksLatchType }) => quickBooksLatchType],
    [quickBooksToken, ({ quickBooksSyncToken }) => quickBooksSyncToken],
    [portalUser, ({ portalUserName }) => portalUserName],
    [uri, (customer) => customer.uri],
    [referenceRecord, (customer) => recordText(customer, customer.customerReference)],
    [acquisitionRecord, (customer) => recordText(customer, customer.customerAcquisition)],
];

/** The common fields that are chosen and have a value. */
export function plainFields(customer: KnownCustomer, parts: Record<Part, boolean>): Field[] {
    const { id, parentId } = customer;
    const fields: Record<string, Field[]> = {
        reference: whereSet([[reference, customer.reference]]),
        id: whereSet([[fusebillId, id]]),
        currency: whereSet([[currency, customer.currency]]),
        parent: whereSet([[parent, parentId, parentId ? fusebillUrl(parentId) : '']]),
        sync: whereSet([[sync, inWords(customer.salesforceSynchStatus)]]),
    };
    return PARTS.flatMap((part) => (parts[part] ? (fields[part] ?? []) : []));
}

/** The less common fields that have a value. */
export function foldedFields(customer: KnownCustomer): Field[] {
    return whereSet(FOLDED.map(([label, value, url]) => [label, value(customer), url?.(customer)]));
}

function landingPageOf({ customerAcquisition }: KnownCustomer): string {
    return customerAcquisition?.landingPage ?? '';
}

function trackingCodes({ customerReference }: KnownCustomer): string {
    const codes = customerReference?.salesTrackingCodes ?? [];
    const more = customerReference?.hasMoreCodes ? ', …' : '';
    return codes.map(codeText).join(', ') + more;
}

/** The id and the path of a part of the customer, each unless it equals the customer's own. */
function recordText(
    { id, uri: path }: KnownCustomer,
    part: (Pick<KnownCustomer, 'uri'> & { id: number | null }) | null | undefined,
): string {
    const partId = part?.id === id ? null : part?.id;
    const partPath = part?.uri === path ? null : part?.uri;
    return [partId, partPath].filter(Boolean).join(' · ');
}

/** Names often repeat the type and the code: 'Region ATL' is enough for the code ATL of the type Region. */
function codeText({ type, code, name }: SalesTrackingCode): string {
    const words = code && name?.includes(code) ? name : [code, name].filter(Boolean).join(' ');
    const isTyped = !type || words.toLowerCase().startsWith(type.toLowerCase());
    return isTyped ? words : `${type}: ${words}`;
}

/** Anything else in that field, such as a script, doesn't become a link. */
function webAddress(text: string): string {
    return /^https?:\/\/\S+$/i.test(text) ? text : '';
}

function inWords(value: string | null | undefined): string | null | undefined {
    return value ? (WORDS[value] ?? value) : value;
}

function whereSet(
    rows: [label: string, value: ReturnType<Read>, url?: ReturnType<Read>][],
): Field[] {
    return rows
        .map(([label, value, url]) => ({
            label,
            value: String(value ?? ''),
            url: String(url ?? ''),
        }))
        .filter(({ value }) => value !== '');
}
