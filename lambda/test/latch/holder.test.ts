import { parseCustomer } from '../../src/fusebill/parse-customer';
import { holderOf } from '../../src/latch/holder';
import { HOLDINGS } from '../harness';

test.each([
    [HOLDINGS, HOLDINGS],
    [` ${HOLDINGS}\u00a0`, HOLDINGS],
    [` ${HOLDINGS.slice(0, 15)}`, HOLDINGS],
    [' CRM-1 ', 'CRM-1'],
    ['  ', null],
    [null, null],
])('reads the holder of a customer: %j', (salesforceId, holder) => {
    const customer = parseCustomer({ id: 1, salesforceId });

    expect(customer && holderOf(customer)).toBe(holder);
});
