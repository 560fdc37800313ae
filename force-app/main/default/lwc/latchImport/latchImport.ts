import { LightningElement, api } from 'lwc';
import type { Customer } from '../../../../../contract/customer';
import checkLabel from '@salesforce/label/c.Latch_Unlatch_Step_Check';
import createLabel from '@salesforce/label/c.Latch_Unlatch_Step_Create';
import downloadLabel from '@salesforce/label/c.Latch_Unlatch_Download';
import fusebillLabel from '@salesforce/label/c.Latch_Unlatch_Fusebill';
import helpLabel from '@salesforce/label/c.Latch_Unlatch_Help';
import helpUrlLabel from '@salesforce/label/c.Latch_Unlatch_Help_Url';
import kindLabel from '@salesforce/label/c.Latch_Unlatch_Step_Kind';
import uploadLabel from '@salesforce/label/c.Latch_Unlatch_Step_Upload';
import { fusebillHome } from 'c/latchFusebill';
import { importFile, importFileName } from './import-file';

/** Offers the import file that undoes a latch, and explains how to import it in Fusebill. */
export default class LatchImport extends LightningElement {
    /** The customer as Fusebill shows it now; without it there is no file. */
    @api customer: Customer | undefined;

    labels = {
        download: downloadLabel,
        fusebill: fusebillLabel,
        help: helpLabel,
    };
    steps = [createLabel, kindLabel, uploadLabel, checkLabel];
    fusebillUrl = fusebillHome();
    helpUrl = helpUrlLabel.startsWith('https://') ? helpUrlLabel : '';

    /** The platform rejects a Blob of the type `text/csv`, so the file is a data URL. */
    get fileUrl(): string {
        const { customer } = this;
        return customer
            ? `data:text/csv;charset=utf-8,${encodeURIComponent(importFile(customer))}`
            : '';
    }

    get fileName(): string {
        return this.customer ? importFileName(this.customer) : '';
    }
}
