import { outputsOf, readStack } from '../aws/stack-state';
import { forOrg } from '../release/for-org';
import { testsOf } from '../release/release';
import type { Setup } from '../run/setup';
import { inPlace, needed, type Report, type Step } from '../run/step';
import { deploy } from '../salesforce/deploy';
import { deployedMark, markOf, withMark } from '../salesforce/package-mark';
import { zipSync } from 'fflate';

/**
 * Deploys the Salesforce package with the stack's URL and region: validates everything first, then deploys
 * everything, with its own tests.
 */
export const deployPackage: Step = {
    id: 'package',
    title: 'Salesforce package',
    look: async (setup) => {
        const wanted = await wantedPackage(setup);
        if (wanted === undefined) return needed('deploy the package once the stack is there');
        const mark = await deployedMark(setup.org);
        if (mark === wanted.mark) return inPlace(mark);
        return needed(
            mark === null ? `deploy ${wanted.mark}` : `replace ${mark} by ${wanted.mark}`,
        );
    },
    act: async (setup, report) => {
        const wanted = await wantedPackage(setup);
        if (wanted === undefined) throw new Error('There is no stack yet.');
        const zip = zipSync(withMark(wanted.files, wanted.mark));
        for (const checkOnly of [true, false]) {
            const { pollMs, org } = setup;
            await deploy(org, { zip, checkOnly, tests: testsOf(wanted.files), pollMs }, report);
        }
    },
};

const LEFT_OUT = 'left out: turn on Translation Workbench, then npm run setup -- upgrade';

/** The runs that have tried the translations. */
const tried = new WeakSet<Setup>();

/** Deploys the translations. An org without Translation Workbench refuses them; an upgrade tries again. */
export const deployTranslations: Step = {
    id: 'translations',
    title: 'Translations',
    look: async (setup) => {
        const { translations, version } = await setup.release();
        const mark = markOf(version, translations);
        const [known, outcome] = setup.state.values.translations?.split(' ') ?? [];
        const isRefused = outcome === 'refused';
        const mayTryAgain = isRefused && setup.options.command === 'upgrade' && !tried.has(setup);
        if (known !== mark || mayTryAgain) {
            return needed('deploy the translations, if the org accepts them');
        }
        return inPlace(isRefused ? LEFT_OUT : mark);
    },
    act: async (setup, report) => {
        const { translations, version } = await setup.release();
        const outcome = await tryTranslations(setup, zipSync(translations), report);
        tried.add(setup);
        setup.state.remember({ translations: `${markOf(version, translations)} ${outcome}` });
    },
};

async function tryTranslations(
    { org, pollMs }: Setup,
    zip: Uint8Array,
    report: Report,
): Promise<'deployed' | 'refused'> {
    try {
        await deploy(org, { zip, checkOnly: false, tests: [], pollMs }, report);
        return 'deployed';
    } catch (error) {
        const words = error instanceof Error ? error.message : '';
        if (words.includes('Not available for deploy for this organization')) return 'refused';
        throw error;
    }
}

async function wantedPackage(setup: Setup) {
    const { aws, stack } = setup;
    const outputs = setup.options.skipAws
        ? outputsFromFlags(setup)
        : outputsOf(await readStack(aws.cloudFormation, stack));
    if (outputs === undefined) return undefined;
    const release = await setup.release();
    const files = forOrg(release.package, outputs);
    return { files, mark: markOf(release.version, files) };
}

/** With --skip-aws, derives the URL from the stack's name and region. */
function outputsFromFlags({ aws: { region }, stack }: Setup) {
    const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    const InvokeUrl = `https://lambda.${region}.${domain}/2015-03-31/functions/${stack}/invocations`;
    return { InvokeUrl, Region: region };
}
