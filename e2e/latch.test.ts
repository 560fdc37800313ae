import { PERMISSION_SET_GROUPS } from '../contract/agreed-values';
import { FUSEBILL_KEY_SECRET } from '../dev/local-cloud';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { Stage } from './stage';

const stage = new Stage();

const REASON = 'Billed here since May';

test('latches a customer by id and shows all its fields', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);

    await account.latch(CUSTOMERS.stolenBikes);

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
        String(CUSTOMERS.stolenBikes),
        'Enabled',
        'USD',
    ]) {
        await customer.getByText(text).first().waitFor();
    }
    await customer.getByText(/613.?.?555-5555/).waitFor();
    expect(stage.stack.fusebill.writes).toEqual([
        expect.objectContaining({
            customerId: CUSTOMERS.stolenBikes,
            from: null,
            to: ACCOUNTS.stolenBikes,
        }),
    ]);
});

test('shows the latched customer and who latched it when the page is opened again', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    await account.latch(CUSTOMERS.stolenBikes);
    await account.customer();

    await account.page.reload();

    const customer = await account.customer();
    await customer.getByText('Stolen Bikes').first().waitFor();
    await account.card.getByText('History (1)').click();
    await account.card.getByText('Stolen Bikes was latched').waitFor();
    await account.card.getByText('Robin Vale').waitFor();
    expect(stage.latchRequests).toBe(1);
});

test('shows who holds the customer, and changes nothing when the move is cancelled', async () => {
    const account = await stage.open(ACCOUNTS.interiors);

    await account.review(CUSTOMERS.interiors);

    const holder = account.dialog.getByRole('link', { name: 'Juniper Finch Holdings' });
    expect(await holder.getAttribute('href')).toContain(ACCOUNTS.holdings);
    await account.dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await account.dialog.waitFor({ state: 'detached' });
    expect(stage.holderOf(CUSTOMERS.interiors)).toBe(ACCOUNTS.holdings);
    expect(stage.stack.fusebill.writes).toEqual([]);
});

test('moves the customer once the move from old to new is confirmed', async () => {
    const account = await stage.open(ACCOUNTS.interiors);
    await account.review(CUSTOMERS.interiors);
    await account.dialog.getByText('may be detached').waitFor();

    await account.move(REASON);

    const customer = await account.customer();
    await customer.getByText('Juniper & Finch Interiors').first().waitFor();
    await account.card.getByText('History (1)').click();
    await account.card.getByText(/was moved here from Juniper Finch Holdings/).waitFor();
    await account.card.getByText(`Reason: ${REASON}`).waitFor();
    expect(stage.stack.fusebill.writes).toEqual([
        expect.objectContaining({
            customerId: CUSTOMERS.interiors,
            from: ACCOUNTS.holdings,
            to: ACCOUNTS.interiors,
        }),
    ]);
});

test('does not move without a reason and a tick', async () => {
    const account = await stage.open(ACCOUNTS.interiors);
    await account.review(CUSTOMERS.interiors);
    const move = account.dialog.getByRole('button', { name: 'Move', exact: true });

    await move.click();
    await account.dialog.getByText('Enter a reason for the move.').waitFor();
    await account.dialog.getByLabel('Reason for the move').fill(REASON);
    await move.click();
    await account.dialog.getByText('Check this box to move the customer.').waitFor();

    expect(stage.stack.fusebill.writes).toEqual([]);
});

test('refuses a move when the holder changed after it was shown, and shows the new one', async () => {
    const account = await stage.open(ACCOUNTS.interiors);
    await account.review(CUSTOMERS.interiors);
    await stage.moveBehindTheirBack(CUSTOMERS.interiors, ACCOUNTS.blueAnchor);

    await account.move(REASON);

    await account.alert.getByText(/now latched to Blue Anchor Logistics/).waitFor();
    expect(stage.holderOf(CUSTOMERS.interiors)).toBe(ACCOUNTS.blueAnchor);
    await account.card.getByRole('button', { name: 'Review the move' }).click();
    await account.dialog.getByRole('link', { name: 'Blue Anchor Logistics' }).waitFor();
    await account.move(REASON);
    await account.customer();
    expect(stage.holderOf(CUSTOMERS.interiors)).toBe(ACCOUNTS.interiors);
});

test('takes nothing from an Account that latched the customer during the review', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    await account.review(CUSTOMERS.stolenBikes);
    await stage.moveBehindTheirBack(CUSTOMERS.stolenBikes, ACCOUNTS.blueAnchor);

    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).click();

    await account.alert.getByText('This customer is latched to Blue Anchor Logistics.').waitFor();
    expect(stage.holderOf(CUSTOMERS.stolenBikes)).toBe(ACCOUNTS.blueAnchor);
});

test('says that the Accounts were merged, and latches the customer again without a move', async () => {
    stage.stack.org.org.mergeAccounts(ACCOUNTS.interiors, ACCOUNTS.holdings);
    stage.stack.org.org.assign(PERMISSION_SET_GROUPS.user);
    const account = await stage.open(ACCOUNTS.interiors);
    const row = account.row(CUSTOMERS.interiors);
    await row.getByText(/^Latched to .+, which was merged into this Account$/).waitFor();

    await row.getByRole('button', { name: /^Latch / }).click();
    await account.dialog.getByText(/, which was merged into this Account\. Latching/).waitFor();
    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).click();

    await account.page
        .getByText(/is now latched to this Account instead of .+, which was merged into it/)
        .first()
        .waitFor();
    await account.customer();
    await account.card.getByText(/^History/).click();
    await account.card.getByText('Reason: Accounts merged').waitFor();
    expect(stage.holderOf(CUSTOMERS.interiors)).toBe(ACCOUNTS.interiors);
});

test("shows Fusebill's own message when it does not know the Account", async () => {
    const account = await stage.open(ACCOUNTS.paperLantern);

    await account.latch(CUSTOMERS.paperLantern);
    await account.alert.getByText('Details for your admin').click();

    await account.alert
        .getByText(`Salesforce Account ${ACCOUNTS.paperLantern} does not exist.`, { exact: false })
        .waitFor();
    expect(stage.stack.fusebill.writes).toEqual([]);
});

test('uses the new key when the key is rotated between two latches', async () => {
    const before = await stage.open(ACCOUNTS.stolenBikes);
    await before.latch(CUSTOMERS.stolenBikes);
    await before.customer();
    const key = stage.stack.fusebill.rotateKey();
    stage.stack.aws.secrets.put(FUSEBILL_KEY_SECRET, key);

    const after = await stage.open(ACCOUNTS.blueAnchor);
    await after.latch(CUSTOMERS.paperLantern);

    const customer = await after.customer();
    await customer.getByText('Paper Lantern Studio').first().waitFor();
    expect(stage.stack.fusebill.writes).toHaveLength(2);
});

test('says that the key is rejected when only Fusebill has the new one', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    await account.review(CUSTOMERS.stolenBikes);
    stage.stack.fusebill.rotateKey();

    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).click();

    await account.alert.getByText('Fusebill does not accept the API key.').waitFor();
    expect(stage.stack.fusebill.writes).toEqual([]);
});

test('reports success after one write when Fusebill hangs after writing', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    stage.stack.fusebill.plan({ kind: 'hang', when: 'afterWrite', method: 'POST' });

    await account.latch(CUSTOMERS.stolenBikes);

    const customer = await account.customer();
    await customer.getByText('Stolen Bikes').first().waitFor();
    expect(stage.latchRequests).toBe(1);
    expect(stage.stack.fusebill.writes).toHaveLength(1);
});

test('opens one review and latches once, however fast the user clicks', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    await account.finder.getByRole('button', { name: 'Latch Stolen Bikes' }).dblclick();
    await account.dialog.waitFor();

    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).dblclick();

    await account.customer();
    await account.dialog.waitFor({ state: 'detached' });
    expect(stage.latchRequests).toBe(1);
});

test('shows customers, but no latch button, to a user who may only view', async () => {
    stage.stack.org.org.assign(PERMISSION_SET_GROUPS.viewer);
    const account = await stage.open(ACCOUNTS.stolenBikes);

    await account.search(CUSTOMERS.stolenBikes);

    await account.card.getByText('You can view customers, but not latch them.').waitFor();
    expect(await account.finder.getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await account.finder.getByRole('button', { name: /^(Latch|Move)/ }).count()).toBe(0);
});

test('refuses a latch to a user who lost the permission meanwhile, and says whom to ask', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    stage.stack.org.org.assign(PERMISSION_SET_GROUPS.viewer);

    await account.latch(CUSTOMERS.stolenBikes);

    await account.alert.getByText('You do not have permission to do this.').waitFor();
    expect(stage.latchRequests).toBe(0);
});

test('does not crash when the holder of a refusal is a number', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    await account.review(CUSTOMERS.stolenBikes);
    const error = { code: 'ALREADY_LATCHED', message: 'Held.', holder: 7 };
    const body = JSON.stringify({ ok: false, requestId: 'request-1', version: '0.1.0', error });
    stage.stack.org.org.callOut = () => Promise.resolve({ status: 200, headers: {}, body });

    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).click();

    await account.alert.getByText(/This customer is latched to/).waitFor();
    expect(stage.latchRequests).toBe(0);
});

test('shows the outcome to a user who left the page during a latch and comes back', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    stage.stack.fusebill.plan({ kind: 'hang', when: 'afterWrite', method: 'POST' });
    await account.latch(CUSTOMERS.stolenBikes);
    await account.card.getByText('Latching Stolen Bikes…').first().waitFor();

    await account.page.getByRole('link', { name: 'Blue Anchor Logistics' }).click();
    await account.card.getByText('This Account is not latched').waitFor();
    await account.page.getByRole('link', { name: 'Stolen Bikes' }).click();

    const customer = await account.customer();
    await customer.getByText('Stolen Bikes').first().waitFor();
    expect(stage.stack.fusebill.writes).toHaveLength(1);
});

test('says that the latch was made although Salesforce could not record it', async () => {
    stage.stack.org.org.refuseNewRows('Fusebill_Latch__c');
    const account = await stage.open(ACCOUNTS.stolenBikes);

    await account.latch(CUSTOMERS.stolenBikes);

    await account.alert.getByText(/The customer is latched, but Salesforce could not/).waitFor();
    await account.customer();
});

test('latches inside the quick action without a second dialog, then the card shows it', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    await account.page.getByRole('button', { name: 'Latch to Fusebill' }).click();
    const action = account.page.locator('c-latch-action');

    await action.getByRole('button', { name: 'Latch Stolen Bikes' }).click();
    expect(await account.dialog.count()).toBe(1);
    await action.getByRole('button', { name: 'Latch', exact: true }).click();

    await action.waitFor({ state: 'detached' });
    await account.customer();
    expect(stage.stack.fusebill.writes).toHaveLength(1);
});
