const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { XMLParser } = require('fast-xml-parser');

const FILE = join(__dirname, '../../force-app/main/default/labels/CustomLabels.labels-meta.xml');

// Components under test use the real labels; an undefined label reads as its name.
const { CustomLabels } = new XMLParser({ parseTagValue: false }).parse(readFileSync(FILE, 'utf8'));
for (const { fullName, value } of CustomLabels.labels) {
    jest.doMock(`@salesforce/label/c.${fullName}`, () => ({ __esModule: true, default: value }), {
        virtual: true,
    });
}
