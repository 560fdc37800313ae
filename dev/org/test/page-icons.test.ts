import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { namedIcons } from '../page-icons';

const SET = '/lightning/iconSvgTemplatesUtility/buildTemplates/templates.js';
const CODE = ['add', 'close', 'copy', 'undo']
    .map((name) => `import { default as utility_${name} } from './utility/${name}.html';`)
    .join('\n');

let components: string;

beforeEach(() => {
    components = mkdtempSync(join(tmpdir(), 'icons-'));
    write('panel', 'panel.html', '<lightning-icon icon-name="utility:close"></lightning-icon>');
    write('panel', 'panel.ts', `const icon = 'utility:copy';`);
    write('iconSvgTemplatesUtility', 'templates.js', `'utility:undo'`);
});

afterEach(() => rmSync(components, { recursive: true }));

function write(component: string, file: string, text: string): void {
    mkdirSync(join(components, component), { recursive: true });
    writeFileSync(join(components, component, file), text);
}

function transform(id: string): string | null {
    const hook = namedIcons([components]).transform as (
        code: string,
        id: string,
    ) => { code: string } | null;
    return hook(CODE, id)?.code ?? null;
}

/** The set as a component gets it, with a name instead of each template. */
function loadSet(): Record<string, string> {
    const script = (transform(SET) ?? '')
        .replace(/^import \{ default as (\w+) \} .*$/gm, `const $1 = '$1';`)
        .replace('export default', 'module.exports =');
    const module = { exports: {} };
    runInNewContext(script, { module, Error });
    return module.exports;
}

test('a set has only the icons that a component names', () => {
    expect(Object.keys(loadSet())).toEqual(['utility_close', 'utility_copy']);
    expect(transform(SET)).not.toContain('add.html');
});

test('drawing an icon that no component names is an error', () => {
    const set = loadSet();

    expect(set.utility_close).toBe('utility_close');
    expect(() => set.utility_add).toThrow('The page was built without the icon utility_add.');
});

test('leaves other modules alone', () => {
    expect(transform('/lightning/icon/icon.js')).toBeNull();
});
