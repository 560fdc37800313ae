import { makeCustomer } from '../dev/fusebill/seed/make-customer';
import { seedCustomers } from '../dev/fusebill/seed/seed-customers';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { Stage } from './stage';

const stage = new Stage();

test('shows suggestions at once, each with its strongest reasons and an unusual status', async () => {
    const account = await stage.open(ACCOUNTS.maple);

    const items = account.finder.locator('c-latch-candidates > ul > li');
    const first = items.first();
    for (const text of ['same email as Sol Barrow', 'Cancelled']) {
        await first.getByText(text).first().waitFor();
    }
    await account.row(CUSTOMERS.mapleRoad).getByText('Weak match').waitFor();
    await first.getByText(/^More reasons/).click();
    await first.getByText('same name', { exact: true }).waitFor();
    expect(await items.count()).toBeGreaterThan(1);
    expect(stage.latchRequests).toBe(0);
});

test('searches while the user types, and shows the results of the last term only', async () => {
    const account = await stage.open(ACCOUNTS.blueAnchor);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await account.page.route('**/apex/LatchController.search', async (route) => {
        const { term } = route.request().postDataJSON() as { term: string };
        if (term === 'maple') await held;
        await route.continue();
    });

    await account.searchField.fill('maple');
    await account.page.waitForRequest(/search$/);
    await account.searchField.fill('kettle');
    await account.finder.getByText('Copper Kettle Coffee', { exact: true }).waitFor();
    const late = account.page.waitForResponse(
        (response) => response.request().postData()?.includes('maple') ?? false,
    );
    release();
    await late;

    await account.finder.getByText('Copper Kettle Coffee', { exact: true }).waitFor();
    expect(await account.finder.getByText('Maple Row Dental').count()).toBe(0);
});

test.each([
    ['a Fusebill ID', String(CUSTOMERS.mapleCancelled), 'Maple Row Dental'],
    ['a reference', 'MRD-12', 'Maple Road Dentistry'],
    ['an email', 'noor.halden@juniper-finch.example.com', 'Juniper & Finch Interiors'],
    ['a part of a name', 'lantern', 'Paper Lantern Studio'],
])('finds by %s', async (_, term, name) => {
    const account = await stage.open(ACCOUNTS.blueAnchor);

    await account.search(term);

    await account.finder.getByText(name, { exact: true }).first().waitFor();
});

test('says that nothing was found, and what to do next', async () => {
    const account = await stage.open(ACCOUNTS.blueAnchor);

    await account.search('zebra crossing');

    await account.finder.getByText(/create it there first/).waitFor();
});

test('shows the next page below the first', async () => {
    const account = await stage.open(ACCOUNTS.blueAnchor);
    await account.search('example.com');
    const more = account.finder.getByRole('button', { name: 'Show more' });
    const items = account.finder.locator('c-latch-candidates > ul > li');
    const before = await items.count();

    await more.click();

    await items.nth(before).waitFor();
    expect(account.calls.filter((method) => method === 'search')).toHaveLength(2);
});

test('leaves suggestions out where the admin hides them', async () => {
    const account = await stage.open(ACCOUNTS.maple, { settings: 'hideSuggestions=true' });

    await account.searchField.waitFor();
    expect(await account.finder.getByRole('listitem').count()).toBe(0);
});

test('distinguishes customers with the same name', async () => {
    const account = await stage.open(ACCOUNTS.maple);

    for (const id of [CUSTOMERS.mapleCancelled, CUSTOMERS.mapleDraft]) {
        const name = `Latch Maple Row Dental, Fusebill ID ${id} · Reference MRD-11`;
        await account.finder.getByRole('button', { name, exact: true }).waitFor();
    }
});

test('suggests fewer customers, and still latches, for a user who cannot read Contacts', async () => {
    const Email = 'wren@tin-whistle.example.com';
    const known = makeCustomer({ id: 172790, companyName: 'Tin Whistle', primaryEmail: Email });
    stage.stack.fusebill.reset({ customers: [...seedCustomers, known] });
    stage.stack.org.org.addContact(ACCOUNTS.blueAnchor, { Name: 'Wren Tully', Email });
    const seeing = await stage.open(ACCOUNTS.blueAnchor);
    await seeing.row(known.id).getByText('same email as Wren Tully').waitFor();
    stage.stack.org.org.hideContacts();

    const account = await stage.open(ACCOUNTS.blueAnchor);

    await account.searchField.waitFor();
    expect(await account.row(known.id).count()).toBe(0);
    expect(await account.alert.count()).toBe(0);
    await account.latch(known.id);
    const customer = await account.customer();
    await customer.getByText('Tin Whistle').first().waitFor();
});
