import { createMessageContext } from 'lightning/messageService';
import Toast from 'lightning/toast';
import change from '@salesforce/apex/LatchSynchController.change';
import { subscribeToChanges } from 'c/latchEvents';
import LatchSynch from 'c/latchSynch';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import type { KnownCustomer } from '../../../../../../contract/customer';
import type { SynchOperation } from '../../../../../../contract/event';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { drawn, mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

jest.mock('@salesforce/customPermission/Latch_Sync', () => ({ default: true }), { virtual: true });

const ACCOUNT_ID = ACCOUNTS.stolenBikes;
const OTHER_ID = ACCOUNTS.holdings;
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

type Synch = HTMLElement & { start: (operation: SynchOperation) => void };

/** The component with the customer, and what it has fired, in order. */
async function withCustomer(customer: KnownCustomer) {
    const element = (await mount(LatchSynch, {
        recordId: ACCOUNT_ID,
        source: 'card-1',
        customer,
    })) as unknown as Synch & { shadowRoot: ShadowRoot };
    const fired: [string, unknown][] = [];
    for (const name of ['busy', 'change', 'leave', 'outcome']) {
        element.addEventListener(name, (event) => {
            fired.push([name, (event as CustomEvent).detail]);
        });
    }
    return { element, fired };
}

async function start(element: Synch, operation: SynchOperation): Promise<void> {
    element.start(operation);
    await drawn();
}

const LOOK = {
    accountId: ACCOUNT_ID,
    stored: null,
    customer: null,
    isOutdated: true,
    wantsSearch: false,
};

test('asks before it disables, says what stops, and sends nothing until then', async () => {
    const { element } = await withCustomer(ENABLED);

    await start(element, 'disable');

    expect(textOf(element, 'question')).toContain('stops sending');
    expect(asked).not.toHaveBeenCalled();
    expect(element.shadowRoot?.activeElement).toBe(part(element, '[data-part=question]'));
    await expect(element).toBeAccessible();
});

test.each(['Escape', 'click'])('sends nothing when the user leaves by %s', async (way) => {
    const { element } = await withCustomer(ENABLED);
    await start(element, 'disable');

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
    const { element, fired } = await withCustomer(ENABLED);
    await start(element, 'disable');

    part(element, '[data-part=disable]').click();
    await drawn();

    expect(asked).toHaveBeenCalledWith({
        accountId: ACCOUNT_ID,
        fusebillId: CUSTOMERS.stolenBikes,
        operation: 'disable',
    });
    expect(fired).toMatchObject([
        ['busy', true],
        ['busy', true],
        ['busy', false],
        ['change', { customer: { salesforceSynchStatus: 'Disabled' }, isOutdated: false }],
        ['leave', null],
    ]);
    expect(Toast.show).toHaveBeenCalledWith(
        expect.objectContaining({ message: 'Sync of Stolen Bikes disabled', variant: 'success' }),
        expect.anything(),
    );
});

test.each([
    ['enable', DISABLED, 'synch-enabled', 'Sync of Stolen Bikes enabled'],
    ['resynch', ENABLED, 'synch-resynchronized', 'Stolen Bikes resynchronized'],
] as const)('sends %s at once', async (operation, customer, example, message) => {
    asked.mockResolvedValue(apexReply('synch', example));
    const { element } = await withCustomer(customer);

    await start(element, operation);
    await drawn();

    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ operation }));
    expect(Toast.show).toHaveBeenCalledWith(
        expect.objectContaining({ message }),
        expect.anything(),
    );
});

test('says what is under way, and starts nothing beside it', async () => {
    asked.mockReturnValue(new Promise(() => undefined));
    const { element, fired } = await withCustomer(DISABLED);

    await start(element, 'enable');
    await start(element, 'enable');

    expect(part(element, '[role="status"]').textContent).toBe('Changing the sync of Stolen Bikes…');
    expect(fired).toEqual([['busy', true]]);
    expect(asked).toHaveBeenCalledTimes(1);
});

test('shows a refusal, and sends the same again on request', async () => {
    asked.mockResolvedValue(apexReply('synch', 'synch-refused'));
    const { element } = await withCustomer(DISABLED);
    await start(element, 'enable');
    await drawn();

    part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail: 'retry' }));
    await drawn();

    expect(asked).toHaveBeenCalledTimes(2);
});

test.each([
    ['check', LOOK],
    ['search', { ...LOOK, wantsSearch: true }],
])('repeats nothing whose outcome is unknown, and asks the panel to %s', async (step, detail) => {
    asked.mockResolvedValue(apexReply('synch', 'synch-outcome-unknown'));
    const { element, fired } = await withCustomer(ENABLED);
    await start(element, 'resynch');
    await drawn();

    part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail: step }));
    await drawn();

    expect(fired).toContainEqual(['outcome', detail]);
    expect(asked).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
});

test('says who has the customer now, and has the card read again', async () => {
    asked.mockResolvedValue(apexReply('synch', 'synch-holder-changed'));
    const { element, fired } = await withCustomer(ENABLED);

    await start(element, 'resynch');
    await drawn();

    expect(fired).toContainEqual(['outcome', LOOK]);
    expect(Toast.show).toHaveBeenCalledWith(
        expect.objectContaining({ variant: 'error', mode: 'sticky' }),
        expect.anything(),
    );
});

test('adds that the change could not be recorded', async () => {
    const reply = apexReply('synch', 'synch-enabled');
    asked.mockResolvedValue({ ...reply, warning: 'RECORD_MISSING' });
    const { element } = await withCustomer(DISABLED);

    await start(element, 'enable');
    await drawn();

    expect(Toast.show).toHaveBeenCalledWith(
        expect.objectContaining({
            message: expect.stringContaining('could not record') as string,
        }),
        expect.anything(),
    );
});

test.each([
    ['synch-disabled', { current: [], requests: [], history: [], dismissed: [] }, null],
    ['synch-holder-changed', { current: [], requests: [], history: [], dismissed: [] }, OTHER_ID],
])(
    'tells other cards what was changed or recorded: %s',
    async (example, stored, otherAccountId) => {
        const told: unknown[] = [];
        subscribeToChanges(createMessageContext(), (heard) => told.push(heard));
        asked.mockResolvedValue({ ...apexReply('synch', example), stored });
        const { element } = await withCustomer(ENABLED);

        await start(element, 'resynch');

        expect(told).toEqual([
            {
                accountId: ACCOUNT_ID,
                otherAccountId,
                fusebillId: CUSTOMERS.stolenBikes,
                source: 'card-1',
            },
        ]);
    },
);
