import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import LatchCustomer from 'c/latchCustomer';
import { mount, unmountAll } from '../../../../../../dev/jest/mount';
import { parseCustomer } from '../../../../../../lambda/src/fusebill/parse-customer';

const SAMPLE = join(__dirname, '../../../../../../dev/fusebill/test/samples/response.json.txt');
const NUMBER = /Revenue$|^quickBooks(Id|SyncToken)$|^id$|Id$/;
const TEXT = /^(salesforce|netsuite)Id$/;

/** Fusebill's published customer, each field with a value that no other field has. */
function distinctCustomer(): { answer: object; values: Map<string, string> } {
    const values = new Map<string, string>();
    const distinct = (node: object, path: string): object =>
        Object.fromEntries(
            Object.entries(node).map(([name, value]: [string, unknown]) => {
                const field = path + name;
                if (Array.isArray(value)) return [name, value];
                if (typeof value === 'object' && value !== null) {
                    return [name, distinct(value, `${field}.`)];
                }
                const isNumber = NUMBER.test(name) && !TEXT.test(name);
                const unlike = isNumber ? 880_001 + values.size : `value-of-${field}`;
                values.set(field, String(unlike));
                return [name, unlike];
            }),
        );
    const published = JSON.parse(readFileSync(SAMPLE, 'utf8')) as object;
    return { answer: distinct(published, ''), values };
}

/** All that is on the page, what is folded away included. */
function shownIn(node: Node): string {
    const { shadowRoot, label, value } = node as HTMLElement & { label?: string; value?: string };
    const own = [node.nodeType === Node.TEXT_NODE ? node.textContent : '', label, value];
    const inside = [...(shadowRoot?.childNodes ?? []), ...node.childNodes].map(shownIn);
    return [...own, ...inside].join('\n');
}

afterEach(unmountAll);

describe('c-latch-customer', () => {
    it("shows every field of Fusebill's published customer that has a value", async () => {
        const { answer, values } = distinctCustomer();
        const customer = parseCustomer(answer);

        const shown = shownIn(await mount(LatchCustomer, { customer }));

        expect(values.size).toBeGreaterThan(35);
        expect([...values].filter(([, value]) => !shown.includes(value))).toEqual([]);
    });

    it('shows no label for a field without a value', async () => {
        const customer = parseCustomer(JSON.parse(readFileSync(SAMPLE, 'utf8')));

        const shown = shownIn(await mount(LatchCustomer, { customer }));

        expect(shown).toContain('API path (URI)');
        expect(shown).not.toMatch(/NetSuite|QuickBooks|Portal|Landing page|record/);
    });
});
