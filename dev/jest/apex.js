const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const TYPES = join(__dirname, '../lwc-types');

// Each Apex method that the components may call is a mock that never answers until a test says what.
const declared = readdirSync(TYPES)
    .flatMap((file) => readFileSync(join(TYPES, file), 'utf8').match(/@salesforce\/apex\/[\w.]+/g))
    .filter(Boolean);
for (const method of declared) {
    const unanswered = jest.fn(() => new Promise(() => undefined));
    jest.doMock(method, () => ({ __esModule: true, default: unanswered }), { virtual: true });
}
