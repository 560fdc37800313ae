import { audit } from '../audit';
import { busiestMinute } from '../rate';

const NOTHING = { lost: 0, twice: 0, denied: 0, stray: 0 };
const reported = (code: string) => [{ customerId: 1, accountId: 'A', code }];
const written = (...accounts: string[]) =>
    accounts.map((to) => ({ customerId: 1, from: null, to }));

test('accepts a latch that was reported and written', () => {
    expect(audit(reported('OK'), written('A'))).toEqual(NOTHING);
    expect(audit(reported('RATE_LIMITED'), [])).toEqual(NOTHING);
});

test('accepts an unknown outcome, written or not', () => {
    expect(audit(reported('OUTCOME_UNKNOWN'), written('A'))).toEqual(NOTHING);
    expect(audit(reported('OUTCOME_UNKNOWN'), [])).toEqual(NOTHING);
});

test('counts a latch that was reported but not written as lost', () => {
    expect(audit(reported('OK'), [])).toEqual({ ...NOTHING, lost: 1 });
});

test('counts a second write', () => {
    expect(audit(reported('OK'), written('A', 'A'))).toEqual({ ...NOTHING, twice: 1 });
});

test('counts a write that was reported as not written', () => {
    expect(audit(reported('RATE_LIMITED'), written('A'))).toEqual({ ...NOTHING, denied: 1 });
});

test('counts a write for another Account, and one that was never requested', () => {
    expect(audit(reported('OK'), written('B'))).toEqual({ ...NOTHING, lost: 1, stray: 1 });
    expect(audit([], written('A'))).toEqual({ ...NOTHING, stray: 1 });
});

test('a minute begins with the first request after the previous one, and counts accepted requests', () => {
    const at = (seconds: number, status = 200) => ({ at: 1_000_000 + seconds * 1000, status });

    expect(busiestMinute([at(0), at(59), at(59, 429), at(60), at(61), at(119)])).toBe(3);
    expect(busiestMinute([])).toBe(0);
});
