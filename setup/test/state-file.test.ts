import {
    linkSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    statSync,
    writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StateFile } from '../run/state-file';

describe('the state file', () => {
    let folder: string;
    let path: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'state-'));
        path = join(folder, 'latch-setup.json');
    });

    afterEach(() => rmSync(folder, { recursive: true }));

    it('keeps choices for the next run, readable only by its owner', () => {
        new StateFile(path, { writes: true }).remember({ stack: 'latch', region: 'eu-central-1' });
        new StateFile(path, { writes: true }).remember({ orgId: '00D' });

        const { values } = new StateFile(path, { writes: true });

        expect(values).toEqual({ stack: 'latch', region: 'eu-central-1', orgId: '00D' });
        expect(statSync(path).mode & 0o777).toBe(0o600);
        expect(readdirSync(folder)).toEqual(['latch-setup.json']);
    });

    it('is never half written: a new file replaces the old one', () => {
        const old = join(folder, 'the-old-one');
        const state = new StateFile(path, { writes: true });
        state.remember({ stack: 'latch' });
        linkSync(path, old);

        state.remember({ region: 'eu-central-1' });

        expect(JSON.parse(readFileSync(old, 'utf8'))).toEqual({ stack: 'latch' });
    });

    it('is not written in a dry run', () => {
        const state = new StateFile(path, { writes: false });

        state.remember({ stack: 'latch' });

        expect(state.values).toEqual({ stack: 'latch' });
        expect(readdirSync(folder)).toEqual([]);
    });

    it('is deleted on request', () => {
        const state = new StateFile(path, { writes: true });
        state.remember({ stack: 'latch' });

        state.forget();

        expect(state.values).toEqual({});
        expect(readdirSync(folder)).toEqual([]);
    });

    it('is refused by name if it is another file, which stays unchanged', () => {
        writeFileSync(path, 'not JSON');

        expect(() => new StateFile(path, { writes: true })).toThrow(`${path} can't be read`);
        expect(readFileSync(path, 'utf8')).toBe('not JSON');
    });
});
