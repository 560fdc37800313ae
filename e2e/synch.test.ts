import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { Stage } from './stage';

const stage = new Stage();
const BAKERY = CUSTOMERS.bakery;

const statusOf = (id: number): unknown => stage.stack.fusebill.customer(id)?.salesforceSynchStatus;

test('disables the sync by keyboard after a confirmation, and the history says so', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    const { card, page } = account;
    await account.menu('More actions for Harbour Light Bakery').focus();

    await page.keyboard.press('Enter');
    const first = card.getByRole('menuitem', { name: 'Disable sync…' });
    await first.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await card.getByText(/^Disable the sync of Harbour Light Bakery\?/).waitFor();
    expect(stage.stack.fusebill.synchs).toEqual([]);
    await card.getByRole('button', { name: 'Disable sync' }).press('Enter');

    await page.getByText('Sync changed').waitFor();
    expect(statusOf(BAKERY)).toBe('Disabled');
    await card.getByText(/^History/).click();
    await card.getByText('Sync of Harbour Light Bakery disabled').waitFor();
});

test('enables the sync even when Fusebill answers 500 after enabling it', async () => {
    await stage.disableBehindTheirBack(BAKERY);
    const account = await stage.open(ACCOUNTS.bakery);
    const path = '/v1/Salesforce/EnableSynch';
    stage.stack.fusebill.plan({ kind: 'status', status: 500, path, when: 'afterWrite' });

    await account.choose('Enable sync');

    await account.page.getByText('Sync changed').waitFor();
    expect(statusOf(BAKERY)).toBe('Enabled');
});

test('does not repeat an uncertain resynchronization, and says that its outcome is unknown', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    stage.stack.fusebill.plan({ kind: 'reset', path: '/v1/Salesforce/Resynch', times: 'always' });

    await account.choose('Sync again now');

    await account.alert.getByText('Fusebill did not say whether it made the change.').waitFor();
    const sent = stage.stack.fusebill.requests.filter(({ path }) => path.endsWith('/Resynch'));
    expect(sent).toHaveLength(1);
});

test('says that another Account has the customer now, and sends nothing', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await stage.moveBehindTheirBack(BAKERY, ACCOUNTS.kettle);

    await account.choose('Sync again now');

    await account.page.getByText(/the customer is now latched to Copper Kettle/).waitFor();
    expect(stage.stack.fusebill.synchs).toEqual([]);
});

test('says that the change could not be recorded', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    stage.stack.org.org.refuseNewRows('Fusebill_Latch__c');

    await account.choose('Sync again now');

    await account.page.getByText('Salesforce could not record the change.').waitFor();
    expect(stage.stack.fusebill.synchs).toHaveLength(1);
});

test('reports each result once when the menu is used twice in a row', async () => {
    const account = await stage.open(ACCOUNTS.bakery);

    await account.choose('Sync again now');
    await account.page.getByText('Sync changed').waitFor();
    await account.choose('Sync again now');

    await account.card.getByText('History (4)').waitFor();
    expect(stage.stack.fusebill.synchs).toHaveLength(2);
});
