import Toast from 'lightning/toast';
import change from '@salesforce/apex/LatchSynchController.change';
import LatchSynch from 'c/latchSynch';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import type { KnownCustomer } from '../../../../../../contract/customer';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { drawn, mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

jest.mock('@salesforce/apex/LatchSynchController.change', () => ({ default: jest.fn() }), {
    virtual: true,
});
jest.mock('@salesforce/customPermission/Latch_Sync', () => ({ default: true }), { virtual: true });

const ACCOUNT_ID = ACCOUNTS.stolenBikes;
const asked = jest.mocked(change);
const ENABLED = {
    id: CUSTOMERS.stolenBikes,
    companyName: 'Stolen Bikes',
    salesforceId: ACCOUNT_ID,
    salesforceSynchStatus: 'Enabled',
} as KnownCustomer;
const DISABLED = { ...ENABLED, salesforceSynchStatus: 'Disabled' };

beforeEach(() => {
    asked.mockReset();
    jest.spyOn(Toast, 'show').mockReset();
});

afterEach(unmountAll);

const menuOf = (customer: KnownCustomer) => mount(LatchSynch, { recordId: ACCOUNT_ID, customer });

const items = (element: HTMLElement): unknown[] =>
    [...(element.shadowRoot?.querySelectorAll('lightning-menu-item') ?? [])].map(
        (item) => (item as HTMLElement & { label: string }).label,
    );

async function choose(element: HTMLElement, value: string): Promise<void> {
    const menu = part(element, 'lightning-button-menu');
    menu.dispatchEvent(new CustomEvent('select', { detail: { value } }));
    await drawn();
}

test.each([
    ['Enabled', ENABLED, ['Disable sync…', 'Sync again now']],
    ['Disabled', DISABLED, ['Enable sync']],
])('offers what makes sense while the sync is %s', async (_, customer, labels) => {
    const element = await menuOf(customer);

    expect(items(element)).toEqual(labels);
    await expect(element).toBeAccessible();
});

test('names the customer to a screen reader', async () => {
    const element = await menuOf(ENABLED);

    expect(part(element, 'lightning-button-menu')).toMatchObject({
        alternativeText: 'Sync of Stolen Bikes',
    });
});

test('adds the ID where another customer may have the same name', async () => {
    const element = await mount(LatchSynch, { customer: ENABLED, several: true });

    expect(part(element, 'lightning-button-menu')).toMatchObject({
        alternativeText: `Sync of Stolen Bikes (${CUSTOMERS.stolenBikes})`,
    });
});

test('shows nothing for a customer whose status is not known', async () => {
    const element = await menuOf({
        id: CUSTOMERS.stolenBikes,
        companyName: 'Stolen Bikes',
    } as KnownCustomer);

    expect(element.shadowRoot?.querySelector('lightning-button-menu')).toBeNull();
});

test('asks before it disables, says what stops, and sends nothing until then', async () => {
    const element = await menuOf(ENABLED);

    await choose(element, 'disable');

    expect(textOf(element, 'question')).toContain('stops sending');
    expect(asked).not.toHaveBeenCalled();
    expect(element.shadowRoot?.activeElement).toBe(part(element, '[data-part=question]'));
    await expect(element).toBeAccessible();
});

test.each(['Escape', 'click'])('sends nothing when the user leaves by %s', async (way) => {
    const element = await menuOf(ENABLED);
    await choose(element, 'disable');

    if (way === 'click') part(element, '[data-part=cancel]').click();
    else
        part(element, '[data-part=question]').dispatchEvent(
            new KeyboardEvent('keydown', { key: way }),
        );
    await drawn();

    expect(textOf(element, 'question')).toBeNull();
    expect(asked).not.toHaveBeenCalled();
});

test('disables after the confirmation, and tells the panel and the user', async () => {
    asked.mockResolvedValue(apexReply('synch', 'synch-disabled'));
    const element = await menuOf(ENABLED);
    const heard = jest.fn();
    element.addEventListener('synched', heard);
    await choose(element, 'disable');

    part(element, '[data-part=disable]').click();
    await drawn();

    expect(asked).toHaveBeenCalledWith({
        accountId: ACCOUNT_ID,
        fusebillId: CUSTOMERS.stolenBikes,
        operation: 'disable',
    });
    expect(heard.mock.calls[0]?.[0]).toMatchObject({
        detail: { answer: { data: { customer: { salesforceSynchStatus: 'Disabled' } } } },
    });
    expect(Toast.show).toHaveBeenCalledWith(
        expect.objectContaining({ message: 'Sync of Stolen Bikes disabled', variant: 'success' }),
        expect.anything(),
    );
});

test.each([
    ['enable', DISABLED, 'synch-enabled', 'Sync of Stolen Bikes enabled'],
    ['resynch', ENABLED, 'synch-resynchronized', 'Stolen Bikes resynchronized'],
])('sends %s at once', async (operation, customer, example, message) => {
    asked.mockResolvedValue(apexReply('synch', example));
    const element = await menuOf(customer);

    await choose(element, operation);
    await drawn();

    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ operation }));
    expect(Toast.show).toHaveBeenCalledWith(
        expect.objectContaining({ message }),
        expect.anything(),
    );
});

test('says what is under way, and starts nothing beside it', async () => {
    asked.mockReturnValue(new Promise(() => undefined));
    const element = await menuOf(DISABLED);

    await choose(element, 'enable');
    await choose(element, 'enable');

    expect(part(element, '[role="status"]').textContent).toBe('Changing the sync of Stolen Bikes…');
    expect(part(element, 'lightning-button-menu')).toMatchObject({ disabled: true });
    expect(asked).toHaveBeenCalledTimes(1);
});

test('shows a refusal, and sends the same again on request', async () => {
    asked.mockResolvedValue(apexReply('synch', 'synch-refused'));
    const element = await menuOf(DISABLED);
    await choose(element, 'enable');
    await drawn();

    part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail: 'retry' }));
    await drawn();

    expect(asked).toHaveBeenCalledTimes(2);
});

test('repeats nothing whose outcome is unknown, and asks the panel to look', async () => {
    asked.mockResolvedValue(apexReply('synch', 'synch-outcome-unknown'));
    const element = await menuOf(ENABLED);
    const look = jest.fn();
    element.addEventListener('check', look);
    await choose(element, 'resynch');
    await drawn();

    part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail: 'check' }));
    await drawn();

    expect(look).toHaveBeenCalledTimes(1);
    expect(asked).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
});

test('says who has the customer now, and has the card read again', async () => {
    asked.mockResolvedValue(apexReply('synch', 'synch-holder-changed'));
    const element = await menuOf(ENABLED);
    const look = jest.fn();
    element.addEventListener('check', look);

    await choose(element, 'resynch');
    await drawn();

    expect(look).toHaveBeenCalledTimes(1);
    expect(Toast.show).toHaveBeenCalledWith(
        expect.objectContaining({ variant: 'error', mode: 'sticky' }),
        expect.anything(),
    );
});

test('adds that the change could not be recorded', async () => {
    const reply = apexReply('synch', 'synch-enabled');
    asked.mockResolvedValue({ ...reply, warning: 'RECORD_MISSING' });
    const element = await menuOf(DISABLED);

    await choose(element, 'enable');
    await drawn();

    expect(Toast.show).toHaveBeenCalledWith(
        expect.objectContaining({
            message: expect.stringContaining('could not record') as string,
        }),
        expect.anything(),
    );
});
