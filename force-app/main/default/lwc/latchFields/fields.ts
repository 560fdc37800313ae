import type { Customer, SalesTrackingCode } from '../../../../../contract/customer';
import account from '@salesforce/label/c.Latch_Field_Account';
import accountType from '@salesforce/label/c.Latch_Field_Account_Type';
import adContent from '@salesforce/label/c.Latch_Field_Ad';
import campaign from '@salesforce/label/c.Latch_Field_Campaign';
import currency from '@salesforce/label/c.Latch_Field_Currency';
import fusebillId from '@salesforce/label/c.Latch_Field_Id';
import keyword from '@salesforce/label/c.Latch_Field_Keyword';
import landingPage from '@salesforce/label/c.Latch_Field_Landing_Page';
import medium from '@salesforce/label/c.Latch_Field_Medium';
import parent from '@salesforce/label/c.Latch_Field_Parent';
import reference from '@salesforce/label/c.Latch_Field_Reference';
import reference1 from '@salesforce/label/c.Latch_Field_Reference_1';
import reference2 from '@salesforce/label/c.Latch_Field_Reference_2';
import reference3 from '@salesforce/label/c.Latch_Field_Reference_3';
import source from '@salesforce/label/c.Latch_Field_Source';
import sync from '@salesforce/label/c.Latch_Field_Sync';
import company from '@salesforce/label/c.Latch_Type_Company';
import disabled from '@salesforce/label/c.Latch_Sync_Disabled';
import enabled from '@salesforce/label/c.Latch_Sync_Enabled';
import person from '@salesforce/label/c.Latch_Type_Person';
import tracking from '@salesforce/label/c.Latch_Field_Tracking';
import { fusebillUrl } from 'c/latchFusebill';
import { PARTS, type Part } from './parts';

/** A label, what stands under it, and where it leads. */
export type Field = { label: string; value: string; url: string };

/** Fusebill's own words in the user's language; a value that is new to us appears as Fusebill spells it. */
const WORDS: Readonly<Record<string, string>> = {
    Enabled: enabled,
    Disabled: disabled,
    Company: company,
    Person: person,
};

/** The fields that everybody looks for, as far as they are set and wanted. */
export function plainFields(customer: Customer, parts: Record<Part, boolean>): Field[] {
    const { id, parentId } = customer;
    const fields: Record<string, Field[]> = {
        reference: whereSet([[reference, customer.reference]]),
        id: whereSet([[fusebillId, id]]),
        currency: whereSet([[currency, customer.currency]]),
        parent: whereSet([[parent, parentId, parentId === null ? '' : fusebillUrl(parentId)]]),
        sync: whereSet([[sync, inWords(customer.salesforceSynchStatus)]]),
    };
    return PARTS.flatMap((part) => (parts[part] ? (fields[part] ?? []) : []));
}

/** The fields that few people look for, as far as they are set. */
export function foldedFields(customer: Customer): Field[] {
    const { customerReference, customerAcquisition } = customer;
    const codes = customerReference?.salesTrackingCodes ?? [];
    const more = customerReference?.hasMoreCodes ? ', …' : '';
    const page = customerAcquisition?.landingPage ?? '';
    return whereSet([
        [reference1, customerReference?.reference1],
        [reference2, customerReference?.reference2],
        [reference3, customerReference?.reference3],
        [tracking, codes.map(codeText).join(', ') + more],
        [source, customerAcquisition?.source],
        [medium, customerAcquisition?.medium],
        [campaign, customerAcquisition?.campaign],
        [keyword, customerAcquisition?.keyword],
        [adContent, customerAcquisition?.adContent],
        [landingPage, page, isWebAddress(page) ? page : ''],
        [accountType, inWords(customer.salesforceAccountType)],
        [account, customer.salesforceId],
    ]);
}

/** Names often repeat the type and the code: 'Region ATL' is enough for the code ATL of the type Region. */
function codeText({ type, code, name }: SalesTrackingCode): string {
    const words = code && name?.includes(code) ? name : [code, name].filter(Boolean).join(' ');
    const isTyped = !type || words.toLowerCase().startsWith(type.toLowerCase());
    return isTyped ? words : `${type}: ${words}`;
}

/** Anything else that Fusebill holds, such as a script, becomes no link. */
function isWebAddress(text: string): boolean {
    return /^https?:\/\/\S+$/i.test(text);
}

function inWords(value: string | null): string | null {
    return value === null ? null : (WORDS[value] ?? value);
}

function whereSet(
    rows: [label: string, value: string | number | null | undefined, url?: string][],
): Field[] {
    return rows
        .map(([label, value, url = '']) => ({ label, value: String(value ?? ''), url }))
        .filter(({ value }) => value !== '');
}
