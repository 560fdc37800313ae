import { CUSTOMERS } from '../../demo-ids';
import type { BillingBook } from '../billing';
import { makeBilling } from './make-billing';

/** The made-up subscriptions and invoices of a new emulator's customers. */
export const seedBilling: BillingBook = {
    [CUSTOMERS.stolenBikes]: makeBilling({
        customerId: CUSTOMERS.stolenBikes,
        currency: 'USD',
        subscriptions: [{ planCode: 'FLEET', planName: 'Fleet care', amount: 25.98 }],
        invoices: [
            { invoiceStatus: 'Due', invoiceAmount: 25.98, dueDate: '2026-12-10T00:00:00' },
            {
                invoiceStatus: 'Paid',
                invoiceAmount: 25.98,
                outstandingBalance: 0,
                dueDate: '2026-11-10T00:00:00',
            },
        ],
    }),
    [CUSTOMERS.bakery]: makeBilling({
        customerId: CUSTOMERS.bakery,
        currency: 'CAD',
        subscriptions: [
            { planCode: 'TILL-PRO', planName: 'Till Pro', amount: 990.5 },
            {
                planCode: 'OVEN',
                planName: 'Oven monitoring',
                amount: 3000,
                frequency: ['Yearly', 1],
            },
            {
                planCode: 'FAIR',
                planName: 'Market stall',
                amount: 120,
                frequency: ['Monthly', 3],
                status: 'Suspended',
            },
            { planCode: 'TILL', planName: 'Till', amount: 79, status: 'Cancelled' },
        ],
        invoices: [
            {
                invoiceStatus: 'Paid',
                invoiceAmount: 990.5,
                outstandingBalance: 0,
                dueDate: '2026-09-15T00:00:00',
            },
            {
                invoiceStatus: 'Overdue',
                invoiceAmount: 990.5,
                outstandingBalance: 490.1,
                dueDate: '2026-10-15T00:00:00',
            },
            { invoiceStatus: 'Overdue', invoiceAmount: 120.2, dueDate: '2026-11-01T00:00:00' },
            { invoiceStatus: 'Due', invoiceAmount: 990.5, dueDate: '2026-12-15T00:00:00' },
        ],
    }),
    [CUSTOMERS.kettle]: makeBilling({
        customerId: CUSTOMERS.kettle,
        currency: 'CAD',
        subscriptions: [{ planCode: 'TILL', planName: 'Till', amount: 89 }],
        invoices: [{ invoiceStatus: 'Due', invoiceAmount: 89, dueDate: '2026-12-05T00:00:00' }],
    }),
    [CUSTOMERS.roastery]: makeBilling({
        customerId: CUSTOMERS.roastery,
        currency: 'USD',
        subscriptions: [{ planCode: 'ROAST', planName: 'Roastery', amount: 460 }],
        invoices: [
            { invoiceStatus: 'Disputed', invoiceAmount: 460, dueDate: '2026-11-05T00:00:00' },
        ],
    }),
    [CUSTOMERS.interiors]: makeBilling({
        customerId: CUSTOMERS.interiors,
        currency: 'GBP',
        subscriptions: [
            { planCode: 'STUDIO', planName: 'Studio', amount: 310 },
            { planCode: 'SEATS', planName: 'Extra seats', amount: 100 },
        ],
        invoices: [
            { invoiceStatus: 'Overdue', invoiceAmount: 310, dueDate: '2026-10-20T00:00:00' },
            { invoiceStatus: 'Due', invoiceAmount: 335, dueDate: '2026-12-20T00:00:00' },
            { invoiceStatus: 'Due', invoiceAmount: 12.5, dueDate: '2026-12-20T00:00:00' },
        ],
    }),
};
