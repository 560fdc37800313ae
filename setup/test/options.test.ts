import { continueWith, readOptions } from '../run/options';

describe('the arguments', () => {
    it('default to an installation', () => {
        expect(readOptions([], {})).toMatchObject({
            command: 'install',
            parameters: {},
            stateFile: 'latch-setup.json',
            yes: false,
            dryRun: false,
        });
    });

    it('choose the command, the account, the org and the parameters of the stack', () => {
        const args = ['upgrade', '--stack', 'latch-test', '--alarm-email', ' a@example.com', '-y'];

        expect(readOptions(args, { LATCH_SETUP_FILE: 'mine.json' })).toMatchObject({
            command: 'upgrade',
            stack: 'latch-test',
            parameters: { AlarmEmail: 'a@example.com' },
            stateFile: 'mine.json',
            yes: true,
        });
    });

    it.each([
        [
            ['instal'],
            '"instal" is not a command. Commands: install, status, rotate, upgrade, remove.',
        ],
        [['--alarm-mail', 'x'], "Unknown option '--alarm-mail'"],
        [['--stack', 'my stack'], '--stack can\'t be "my stack".'],
        [['--region', 'Frankfurt'], '--region can\'t be "Frankfurt".'],
        [['--org', 'a; rm -rf /'], '--org can\'t be "a; rm -rf /".'],
        [['--removal-policy', 'keep'], '--removal-policy must be retain or destroy.'],
    ])('are refused by name: %j', (args, message) => {
        expect(() => readOptions(args, {})).toThrow(message);
    });

    it('are repeated in the command to continue with', () => {
        expect(continueWith({ given: [] })).toBe('npm run setup');
        expect(continueWith({ given: ['rotate', '--state', 'my file.json'] })).toBe(
            'npm run setup -- rotate --state "my file.json"',
        );
    });
});
