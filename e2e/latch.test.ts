import type { Browser } from 'playwright-core';
import { launchBrowser } from '../dev/browser/browser';
import { FUSEBILL_KEY_SECRET, startLocalStack, type LocalStack } from '../dev/local-stack';
import { AccountPage } from './account-page';

const STOLEN_BIKES = '0014100000JJ3wtAAD';
const INTERIORS = '001Hs00003JuNipIAF';
const HOLDINGS = '001Hs00004JuHoLIAV';
const BLUE_ANCHOR = '001Hs00005AnChRIAV';
const PAPER_LANTERN = '001Hs00008NoSyNIAV';

jest.setTimeout(120_000);

let stack: LocalStack;
let browser: Browser;
let account: AccountPage;

beforeAll(async () => {
    stack = await startLocalStack({ environment: { FUSEBILL_ATTEMPT_MS: '1000' } });
    browser = await launchBrowser();
});

beforeEach(() => {
    stack.fusebill.reset();
    stack.aws.secrets.put(FUSEBILL_KEY_SECRET, stack.fusebill.key);
});

afterEach(() => account.close());

afterAll(async () => {
    await browser.close();
    await stack.close();
});

async function open(accountId: string): Promise<void> {
    account = await AccountPage.open(browser, stack.org.url, accountId);
}

function latchRequests(): unknown[] {
    return stack.fusebill.requests.filter(({ method }) => method === 'POST');
}

/** Moves a customer as another client of Fusebill would. */
async function moveBehindTheirBack(fusebillId: number, salesforceId: string): Promise<void> {
    const response = await fetch(`${stack.fusebill.url}/Salesforce/Latch`, {
        method: 'POST',
        headers: {
            Authorization: `Basic ${stack.fusebill.key}`,
            'Content-Type': 'application/json',
        },
        body: JSON.stringify({ fusebillId, salesforceId, forceLatch: true }),
    });
    expect(response.status).toBe(200);
}

test('latches a customer by its id and shows every field of it', async () => {
    await open(STOLEN_BIKES);

    await account.latch(172677);

    const customer = await account.customer();
    for (const text of [
        'Mr John Doe',
        'Stolen Bikes',
        'Active',
        'Good standing',
        '$25.98',
        'john.doe@stolen-bikes.example.com',
        'accounts@stolen-bikes.example.com',
        '1337',
        '172677',
        'Enabled',
        'USD',
    ]) {
        await customer.getByText(text).first().waitFor();
    }
    await customer.getByText(/613.?.?555-5555/).waitFor();
    expect(stack.fusebill.writes).toEqual([
        expect.objectContaining({ customerId: 172677, from: null, to: STOLEN_BIKES }),
    ]);
});

test('shows the latched customer when the page is opened again', async () => {
    await open(STOLEN_BIKES);
    await account.latch(172677);
    await account.customer();

    await account.page.reload();

    const customer = await account.customer();
    await customer.getByText('Stolen Bikes').first().waitFor();
    expect(latchRequests()).toHaveLength(1);
});

test('shows who holds the customer, and changes nothing when the move is cancelled', async () => {
    await open(INTERIORS);

    await account.latch(172704);

    await account.dialog.getByText('Juniper Finch Holdings').waitFor();
    await account.dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await account.dialog.waitFor({ state: 'detached' });
    expect(stack.fusebill.customer(172704)?.salesforceId).toBe(HOLDINGS);
    expect(stack.fusebill.writes).toEqual([]);
});

test('moves the customer once the move from old to new is confirmed', async () => {
    await open(INTERIORS);
    await account.latch(172704);
    await account.dialog.getByText('Juniper Finch Holdings').waitFor();

    await account.dialog.getByLabel('Reason for the move').fill('Billed here since May');
    await account.dialog.getByRole('button', { name: 'Move' }).click();

    const customer = await account.customer();
    await customer.getByText('Juniper & Finch Interiors').first().waitFor();
    expect(stack.fusebill.writes).toEqual([
        expect.objectContaining({ customerId: 172704, from: HOLDINGS, to: INTERIORS }),
    ]);
});

test('refuses a move when the holder changed after it was shown', async () => {
    await open(INTERIORS);
    await account.latch(172704);
    await account.dialog.getByText('Juniper Finch Holdings').waitFor();
    await moveBehindTheirBack(172704, BLUE_ANCHOR);

    await account.dialog.getByLabel('Reason for the move').fill('Billed here since May');
    await account.dialog.getByRole('button', { name: 'Move' }).click();

    await account.alert.getByText(/now latched to Blue Anchor Logistics/).waitFor();
    expect(stack.fusebill.customer(172704)?.salesforceId).toBe(BLUE_ANCHOR);
});

test("shows Fusebill's own words when it does not know the Account", async () => {
    await open(PAPER_LANTERN);

    await account.latch(172730);

    await account.alert
        .getByText(`Salesforce Account ${PAPER_LANTERN} does not exist.`, { exact: false })
        .waitFor();
    expect(stack.fusebill.writes).toEqual([]);
});

test('latches with the new key when the key was rotated between two latches', async () => {
    await open(STOLEN_BIKES);
    await account.latch(172677);
    await account.customer();
    await account.close();
    const key = stack.fusebill.rotateKey();
    stack.aws.secrets.put(FUSEBILL_KEY_SECRET, key);

    await open(BLUE_ANCHOR);
    await account.latch(172730);

    const customer = await account.customer();
    await customer.getByText('Paper Lantern Studio').first().waitFor();
    expect(stack.fusebill.writes).toHaveLength(2);
});

test('says that the key is rejected when only Fusebill has the new one', async () => {
    await open(STOLEN_BIKES);
    stack.fusebill.rotateKey();

    await account.latch(172677);

    await account.alert.getByText('Fusebill does not accept the API key.').waitFor();
    expect(stack.fusebill.writes).toEqual([]);
});

test('shows success after one write when Fusebill hangs after it has written', async () => {
    await open(STOLEN_BIKES);
    stack.fusebill.plan({ kind: 'hang', when: 'afterWrite', method: 'POST' });

    await account.latch(172677);

    const customer = await account.customer();
    await customer.getByText('Stolen Bikes').first().waitFor();
    expect(latchRequests()).toHaveLength(1);
    expect(stack.fusebill.writes).toHaveLength(1);
});

test('latches once when the button is clicked twice', async () => {
    await open(STOLEN_BIKES);
    await account.card.getByLabel('Fusebill ID').fill('172677');

    await account.card.getByRole('button', { name: 'Latch', exact: true }).dblclick();

    await account.customer();
    expect(latchRequests()).toHaveLength(1);
});

test('latches from the quick action with the keyboard alone', async () => {
    await open(STOLEN_BIKES);
    await account.page.getByRole('button', { name: 'Latch to Fusebill' }).focus();
    await account.page.keyboard.press('Enter');
    const action = account.page.locator('c-latch-action');
    const field = action.getByLabel('Fusebill ID');
    await field.focus();
    await account.page.keyboard.type('172677');

    await account.page.keyboard.press('Enter');

    await action.waitFor({ state: 'detached' });
    await account.customer();
    expect(stack.fusebill.writes).toHaveLength(1);
});
