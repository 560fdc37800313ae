import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExamples } from '../../contract/read-examples';
import type { CloudFormationTemplate } from '../../dev/aws/cloudformation/template';
import { settingNames } from '../lib/settings';
import { lineFor } from './log-lines';
import { resourcesOf, valuesOf } from './resolve';
import { synthesizeTemplate } from './synthesize';

const readDoc = (name: string) => readFileSync(join(__dirname, '../../docs', name), 'utf8');
const install = readDoc('install.md');
const operate = readDoc('operate.md');
const contract = readDoc('contract.md');

/** The cells of the table rows whose first cell matches. */
function rowsOf(doc: string, first: RegExp): string[][] {
    return doc
        .split('\n')
        .map((line) => line.split('|').map((cell) => cell.trim()))
        .filter(([, cell = '']) => first.test(cell))
        .map((cells) => cells.slice(1, -1));
}

/** The actions of AWS CLI commands that aren't named after one. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
    's3 mb': ['s3:CreateBucket'],
    's3 cp': ['s3:PutObject'],
    's3 rb': ['s3:ListBucket', 's3:DeleteObject', 's3:DeleteBucket'],
    'cloudformation deploy': [
        ...['cloudformation:CreateChangeSet', 'cloudformation:DescribeChangeSet'],
        ...['cloudformation:ExecuteChangeSet', 'cloudformation:DescribeStacks'],
    ],
    'logs tail': ['logs:FilterLogEvents'],
    'lambda invoke': ['lambda:InvokeFunction'],
};
/** Commands that need no permission, and those of the administrator. */
const OTHERS = [
    ...['sso login', 'sts get-caller-identity'],
    ...['iam create-policy', 'iam attach-user-policy'],
];

/** The action that an AWS CLI command is named after: `iam:ListAccessKeys` for `iam list-access-keys`. */
function actionOf(command: string): string {
    const [service = '', name = ''] = command.split(' ');
    return `${service}:${name.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase())}`;
}

test('the deployer policy allows the AWS commands that the guides name', () => {
    const { Statement } = JSON.parse(
        readFileSync(join(__dirname, '../deployer-policy.json'), 'utf8'),
    ) as { Statement: { Action: string | string[] }[] };
    const allowed = new Set(Statement.flatMap(({ Action }) => Action));
    const commands = [...`${install} ${operate}`.matchAll(/aws ([a-z0-9]+ [a-z]+(?:-[a-z]+)*)\b/g)]
        .map(([, command = '']) => command)
        .filter((command) => !OTHERS.includes(command));

    const needed = commands.flatMap((command) => ACTIONS[command] ?? [actionOf(command)]);

    expect(needed.length).toBeGreaterThan(20);
    expect(needed.filter((action) => !allowed.has(action))).toEqual([]);
});

describe('the documentation', () => {
    let template: CloudFormationTemplate;

    beforeAll(() => {
        template = synthesizeTemplate();
    });

    /** The fields of the log line, in all examples. */
    const written = new Set(
        readExamples().flatMap(({ name }) => {
            const { message } = lineFor(name) as { message: object };
            return Object.keys(message);
        }),
    );

    const ofType = (type: string) =>
        Object.values(template.Resources).filter(({ Type }) => Type === type);

    it('describes every setting', () => {
        const described = rowsOf(install, /^`[a-z]\w+`$/).map(([cell = '']) => cell.slice(1, -1));

        expect(described.sort()).toEqual([...settingNames].sort());
    });

    it('describes every parameter, with its default', () => {
        const described = rowsOf(install, /^`[A-Z]\w+`$/)
            .filter(([, second = '']) => second.startsWith('`') || second === 'none')
            .map(([name = '', value = '']) => [name, value].map((cell) => cell.replace(/`/g, '')));

        const parameters = Object.entries(template.Parameters)
            .filter(([name]) => name !== 'BootstrapVersion')
            .map(([name, { Default }]) => [name, String(Default) || 'none']);

        expect(described.sort()).toEqual(parameters.sort());
    });

    it('lists every retention of the log that CloudFormation accepts', () => {
        const [, listed = ''] = /`LogRetentionDays` is one of (.+)\./.exec(install) ?? [];

        expect(listed.split(/, | and /)).toEqual(
            template.Parameters['LogRetentionDays']?.AllowedValues,
        );
    });

    it('describes every output', () => {
        const described = rowsOf(install, /^`[A-Z]\w+`$/)
            .filter(([, second = '']) => /^[a-z]+ /.test(second))
            .map(([cell = '']) => cell.slice(1, -1));

        expect(described.sort()).toEqual(Object.keys(template.Outputs).sort());
    });

    it('says what to do about every alarm', () => {
        const described = [...operate.matchAll(/^### `(fusebill-latch-.+)`$/gm)].map(
            ([, name]) => name,
        );

        const alarms = ofType('AWS::CloudWatch::Alarm').map(({ Properties }) =>
            valuesOf(template).resolve(Properties['AlarmName']),
        );

        expect(described.sort()).toEqual(alarms.sort());
    });

    it('describes every field of the log line', () => {
        const [, section = ''] = contract.split('\n## The log line\n');
        const described = rowsOf(section, /^`\w+`/).flatMap(([cell = '']) => cell.split(', '));

        expect(described.map((name) => name.slice(1, -1)).sort()).toEqual([...written].sort());
    });

    it('queries only log fields that the function writes', () => {
        const asked = `${operate} ${JSON.stringify(ofType('AWS::CloudWatch::Dashboard'))}`.matchAll(
            /message\.(\w+)/g,
        );

        expect(
            [...asked].map(([, field]) => field).filter((field) => !written.has(field ?? '')),
        ).toEqual([]);
    });

    it('has the right number of each resource that AWS charges for', () => {
        const count = (type: string) => resourcesOf(template, type).length;

        expect(operate).toContain(`| ${count('AWS::SecretsManager::Secret')} secret at`);
        expect(operate).toContain(`| ${count('AWS::CloudWatch::Alarm')} alarms at`);
        expect(operate).toContain(`| ${count('AWS::Logs::MetricFilter')} metrics at`);
        expect(operate).toContain(`| ${count('AWS::CloudWatch::Dashboard')} dashboard at`);
    });

    it("assumes the function's memory for the costs", () => {
        const [handler] = ofType('AWS::Lambda::Function');

        expect(operate).toContain(`with ${String(handler?.Properties['MemorySize'])} MB`);
    });

    it('adds the costs up', () => {
        const dollars = (cell: string) => Number(cell.replace(/[$*]/g, ''));
        const costs = rowsOf(operate, /(at|for) .*\$|, \$\d/).map((cells) =>
            cells.slice(1).map(dollars),
        );
        const [total = []] = rowsOf(operate, /^\*\*Total/);

        const sums = [0, 1, 2].map((column) =>
            costs.reduce((sum, row) => sum + (row[column] ?? Number.NaN), 0).toFixed(2),
        );

        expect(costs).toHaveLength(10);
        expect(sums).toEqual(total.slice(1).map((cell) => dollars(cell).toFixed(2)));
    });
});
