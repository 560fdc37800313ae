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
import tracking from '@salesforce/label/c.Latch_Field_Tracking';

/** A label and what stands under it. */
export type Field = { label: string; value: string };

/** The fields that everybody looks for, as far as they are set. */
export function plainFields(customer: Customer): Field[] {
    return whereSet([
        [reference, customer.reference],
        [fusebillId, customer.id],
        [currency, customer.currency],
        [parent, customer.parentId],
        [sync, customer.salesforceSynchStatus],
    ]);
}

/** The fields that few people look for, as far as they are set. */
export function foldedFields(customer: Customer): Field[] {
    const { customerReference, customerAcquisition } = customer;
    const codes = customerReference?.salesTrackingCodes ?? [];
    return whereSet([
        [reference1, customerReference?.reference1],
        [reference2, customerReference?.reference2],
        [reference3, customerReference?.reference3],
        [tracking, codes.map(codeText).join('; ')],
        [source, customerAcquisition?.source],
        [medium, customerAcquisition?.medium],
        [campaign, customerAcquisition?.campaign],
        [keyword, customerAcquisition?.keyword],
        [adContent, customerAcquisition?.adContent],
        [landingPage, customerAcquisition?.landingPage],
        [accountType, customer.salesforceAccountType],
        [account, customer.salesforceId],
    ]);
}

function codeText({ type, code, name }: SalesTrackingCode): string {
    const words = [code, name].filter(Boolean).join(' ');
    return type ? `${type}: ${words}` : words;
}

function whereSet(rows: [string, string | number | null | undefined][]): Field[] {
    return rows
        .map(([label, value]) => ({ label, value: String(value ?? '') }))
        .filter(({ value }) => value !== '');
}
