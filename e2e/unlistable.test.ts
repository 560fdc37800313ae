import { FUNCTION } from '../dev/local-cloud';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { type HeldCalls, holdCalls } from './hold-calls';
import { Stage } from './stage';

const stage = new Stage();

/** No suggestion for the Account includes this customer. */
const CUSTOMER = CUSTOMERS.bakery;
const NOT_LATCHED = 'This Account is not latched to a Fusebill customer.';

beforeEach(() => stage.stack.fusebill.reset({ hasSalesforceIdFilter: false }));

// The function remembers for a while that this Fusebill can't list by Account.
afterAll(() => stage.stack.aws.coolDown(FUNCTION));

/** Latches the customer, then opens the Account again. `prepare` may hold its live data. */
async function reopened(prepare?: HeldCalls['prepare']) {
    const { fusebill } = stage.stack;
    const before = await stage.open(ACCOUNTS.blueAnchor);
    await before.review(CUSTOMER);
    await before.move('Billed here');
    await before.customer();
    const asked = fusebill.requests.length;
    const account = await stage.load(ACCOUNTS.blueAnchor, prepare && { prepare });
    const requests = () =>
        fusebill.requests.slice(asked).map(({ path, status }) => `${path} ${status}`);
    return { account, requests, notLatched: account.card.getByText(NOT_LATCHED) };
}

test('shows the stored customer, reads it by id, and never says that there is none', async () => {
    const { prepare, release } = holdCalls('LatchController.account');
    const { account, notLatched, requests } = await reopened(prepare);

    const customer = await account.customer();
    await customer.getByText('Harbour Light Bakery').first().waitFor();
    expect(await notLatched.count()).toBe(0);
    release();
    await account.settled();

    await account.card.getByText(/so you see only those that Salesforce stored/).waitFor();
    expect(await account.card.locator('c-latch-customer').count()).toBe(1);
    expect(await notLatched.count()).toBe(0);
    expect(requests()).toContain(`/v1/customers/${CUSTOMER} 200`);
    expect(await account.card.getByText(/It may be out of date/).count()).toBe(0);
});

test('keeps the stored customer, with a note, when it cannot be read either', async () => {
    const { prepare, release } = holdCalls('LatchController.account');
    const { account, notLatched } = await reopened(prepare);
    const path = `^/v1/customers/${CUSTOMER}$`;
    stage.stack.fusebill.plan({ kind: 'status', status: 500, path, times: 'always' });

    release();
    await account.settled();

    await account.customer();
    expect(await notLatched.count()).toBe(0);
});

test('says that an Account without a stored customer may be latched', async () => {
    const account = await stage.open(ACCOUNTS.blueAnchor);

    await account.card.getByText(/so it is unknown whether this Account is latched/).waitFor();
    expect(await account.card.getByText(NOT_LATCHED).count()).toBe(0);
});
