import { devices } from 'playwright-core';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { Stage } from './stage';

const stage = new Stage();

/** A tablet in Lightning Experience has no mouse. */
const device = devices['iPad Mini landscape'];

test('latches a suggestion with two taps', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes, { device });

    await account.finder.getByRole('button', { name: 'Latch Stolen Bikes' }).tap();
    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).tap();

    const customer = await account.customer();
    await customer.getByText('Stolen Bikes').first().waitFor();
    expect(stage.holderOf(CUSTOMERS.stolenBikes)).toBe(ACCOUNTS.stolenBikes);
});
