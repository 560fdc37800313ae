import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCOUNTS, CUSTOMERS } from '../../dev/demo-ids';
import { RUN_TYPESCRIPT } from '../../dev/setup-emulators';
import { REHEARSAL_FOLDER } from '../../dev/setup-rehearsal';
import { RELEASE } from './world';

const PROJECT = join(__dirname, '../..');

describe('a rehearsal without a terminal', () => {
    const temporary = mkdtempSync(join(tmpdir(), 'latch-rehearsed-'));
    let child: ChildProcessWithoutNullStreams | undefined;

    /** Runs `npm start -- --setup` until it ends or prints this text. Returns everything printed. */
    const rehearse = (flags: readonly string[], until: RegExp): Promise<string> => {
        const started = spawn(
            process.execPath,
            [...RUN_TYPESCRIPT, 'dev/start.ts', '--setup', '--release', RELEASE, ...flags],
            { cwd: PROJECT, env: { ...process.env, PORT: '0', NO_COLOR: '1', TMPDIR: temporary } },
        );
        child = started;
        return new Promise((resolve) => {
            let output = '';
            const look = (chunk: Buffer): void => {
                output += chunk.toString();
                if (until.test(output)) resolve(output);
            };
            started.stdout.on('data', look);
            started.stderr.on('data', look);
            started.once('close', () => resolve(output));
        });
    };

    const left = () => readdirSync(temporary).filter((name) => name.startsWith(REHEARSAL_FOLDER));

    afterEach(async () => {
        if (child?.kill()) await once(child, 'close');
    });

    afterAll(() => rmSync(temporary, { recursive: true }));

    it('installs everything, then leads to a latched Account and leaves no file', async () => {
        const output = await rehearse([], /Ctrl\+C stops everything/);
        const [, url = 'no address'] = /Account page +(http:\S+)/.exec(output) ?? [output];
        const reply = await fetch(`${url}/apex/LatchController.latch`, {
            method: 'POST',
            body: JSON.stringify({
                accountId: ACCOUNTS.stolenBikes,
                fusebillId: CUSTOMERS.stolenBikes,
            }),
        });

        expect(output).toContain('Next: put the card on the Account page.');
        expect(await reply.json()).toMatchObject({ ok: true, data: { outcome: 'latched' } });
        expect(left()).toEqual([]);
    });

    it("ends with the set-up's exit code if that fails", async () => {
        const output = await rehearse(['--alarm-email', 'nobody'], /^never$/);

        expect(output).toContain('The rehearsal ends here.');
        expect(output).not.toContain('Account page   ');
        expect(child?.exitCode).toBe(1);
        expect(left()).toEqual([]);
    });
});
