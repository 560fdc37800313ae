import type { Setup } from '../run/setup';

/** The last lines of a successful run: what to do next, or that there is nothing to do. */
export async function closingLines(setup: Setup): Promise<string[]> {
    const { dryRun, fusebillKey, command } = setup.options;
    if (dryRun) return ['Nothing was changed.'];
    switch (command) {
        case 'install':
        case 'upgrade':
            return afterInstallation(setup);
        case 'status':
            return ['Everything is in place and works.'];
        case 'rotate':
            return fusebillKey
                ? ['The new Fusebill key is stored and works.']
                : ['Salesforce uses the new access key. The old one is deleted.'];
        case 'remove':
            return ['Removed. Latches in Fusebill stay as they are.'];
    }
}

async function afterInstallation({ options, org }: Setup): Promise<string[]> {
    const { AlarmEmail = '' } = options.parameters;
    const alarms =
        AlarmEmail === '' || options.skipAws
            ? []
            : [`Confirm the message from AWS to ${AlarmEmail}; until then no alarm arrives.`];
    if (options.skipSalesforce) {
        return [...alarms, 'Next: the Salesforce side, npm run setup without --skip-salesforce.'];
    }
    if (options.skipAws) {
        return ['Next: the AWS side, npm run setup without --skip-aws.'];
    }
    return [
        ...alarms,
        'Next: put the card on the Account page.',
        `  Lightning App Builder: ${await org.page('/lightning/setup/FlexiPageList/home')}`,
        `  Fusebill Connection:   ${await org.page('/lightning/n/Latch_Health')}`,
        '  How: docs/salesforce.md, "The card".',
    ];
}
