import type { Locator } from 'playwright-core';
import { PERMISSION_SET_GROUPS } from '../contract/agreed-values';
import { ACCOUNTS } from '../dev/demo-ids';
import { FUSEBILL_KEY_SECRET } from '../dev/local-cloud';
import type { AccountPage } from './account-page';
import { Stage } from './stage';

const stage = new Stage();

const ALL_OK = Array(6).fill(['OK', '']);

/** The text of the icon and of the badge of each check on the page. */
async function checks({ card }: AccountPage): Promise<string[][]> {
    const rows = await card.getByRole('listitem').all();
    const textOf = async (row: Locator, selector: string) =>
        (await row.locator(selector).allTextContents()).join().trim();
    return Promise.all(
        rows.map((row) =>
            Promise.all(
                ['.slds-assistive-text', 'lightning-badge'].map((part) => textOf(row, part)),
            ),
        ),
    );
}

test('shows that every check passed, with one read from Fusebill', async () => {
    const { stack } = stage;

    const page = await stage.open('health');

    await page.card.getByText('Everything works.').waitFor();
    expect(await checks(page)).toEqual(ALL_OK);
    await page.card.getByText(/^Requests left this minute: 999 of 1,000/).waitFor();
    await page.card.getByText('The package and the function are both 0.1.0.').waitFor();
    expect(page.calls).toEqual(['health']);
    expect(stack.fusebill.requests.map(({ method }) => method)).toEqual(['GET']);
});

test('opens from the header, and an Account opens from it', async () => {
    const page = await stage.open(ACCOUNTS.stolenBikes);

    await page.page.getByRole('link', { name: 'Connection' }).click();
    await page.card.getByText('Everything works.').waitFor();
    await page.page.getByRole('link', { name: 'Stolen Bikes' }).click();

    await page.searchField.waitFor();
});

test('says what to do about a rotated key, and passes once the new one is stored', async () => {
    const { aws, fusebill } = stage.stack;
    fusebill.rotateKey();

    const page = await stage.open('health');
    await page.card.getByText('One thing needs attention.').waitFor();
    const rejected = page.card.getByRole('listitem').filter({ hasText: 'Key in Fusebill' });
    await rejected.getByText('Error', { exact: true }).waitFor();
    await rejected.getByText(/^What to do: Compare the key in the secret/).waitFor();
    aws.secrets.put(FUSEBILL_KEY_SECRET, fusebill.key);
    await page.card.getByRole('button', { name: 'Check again' }).click();

    await page.card.getByText('Everything works.').waitFor();
    expect(await checks(page)).toEqual(ALL_OK);
});

test('tells an admin what to do about a missing access key, and checks again', async () => {
    const { org } = stage.stack.org;
    const { credential } = org;
    org.credential = { ...credential, accessKey: null };

    const page = await stage.open('health');
    await page.alert.getByText(/Assign yourself the permission set Latch Credential/).waitFor();
    org.credential = credential;
    await page.card.getByRole('button', { name: 'Try again' }).click();

    await page.card.getByText('Everything works.').waitFor();
    expect(await page.card.getByRole('alert').count()).toBe(0);
});

test('checks nothing for a user without permission, and says which one to ask for', async () => {
    stage.stack.org.org.assign(PERMISSION_SET_GROUPS.user);

    const page = await stage.load('health');

    await page.card
        .getByText(/Ask your admin for the permission set group Fusebill Latch Admin\./)
        .waitFor();
    expect(page.calls).toEqual([]);
});
