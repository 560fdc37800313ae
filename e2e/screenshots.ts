import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchPinnedBrowser } from '../dev/browser/pinned-browser';
import { startLocalStack } from '../dev/local-stack';
import { PictureFolder } from './pictures/picture-folder';
import { PictureJudge, type Finding } from './pictures/picture-judge';
import { takePictures, type NamedPicture } from './pictures/take-pictures';
import { STATES } from './states';
import { Windows } from './windows';

const ROOT = join(__dirname, '..');
const DIFFERENT = 'dist/pictures';

const HELP = `npm run screenshots [-- STATE…]            takes the pictures in docs/images again
npm run screenshots -- --compare [STATE…]  lists the pictures that differ from docs/images`;

async function main(): Promise<void> {
    const { values, positionals: chosen } = parseArgs({
        allowPositionals: true,
        options: { compare: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    if (values.help === true) return console.log(HELP);
    const unknown = chosen.find((name) => !(name in STATES));
    if (unknown !== undefined) throw new Error(`e2e/states.ts has no state '${unknown}'.`);
    await (values.compare === true ? compare(chosen) : keep(chosen));
}

/** Takes the pictures of the chosen states, or of all, again. */
async function keep(chosen: readonly string[]): Promise<void> {
    const { kept, judge } = openFolders();
    const findings = await visitStates(chosen, (taken) => judge.keep(taken));
    const left = chosen.length === 0 ? judge.leftOver() : [];
    for (const { name } of left) kept.remove(name);
    list([...findings, ...left]);
    console.log(`${findings.length} pictures written, ${left.length} removed.`);
}

/** Fails when a picture would look different from the one in `docs/images`. */
async function compare(chosen: readonly string[]): Promise<void> {
    rmSync(join(ROOT, DIFFERENT), { recursive: true, force: true });
    const { judge } = openFolders();
    const findings = await visitStates(chosen, (taken) => judge.compare(taken));
    if (chosen.length === 0) findings.push(...judge.leftOver());
    list(findings);
    if (findings.length === 0) return console.log('All pictures look as they do in docs/images.');
    console.log(`
${findings.length} pictures differ from docs/images. ${DIFFERENT} has the new ones; those ending in -marked show the differences.
If the change is intended, run "npm run screenshots" and commit what it writes.`);
    process.exitCode = 1;
}

function openFolders() {
    const kept = new PictureFolder(join(ROOT, 'docs/images'));
    return { kept, judge: new PictureJudge(kept, new PictureFolder(join(ROOT, DIFFERENT))) };
}

/** Takes the pictures of the chosen states, or of all, and passes each on. */
async function visitStates(
    chosen: readonly string[],
    judge: (taken: NamedPicture) => Finding | null,
): Promise<Finding[]> {
    const browser = await launchPinnedBrowser();
    const windows = new Windows(browser);
    const stack = await startLocalStack();
    const findings: Finding[] = [];
    for (const [name, state] of Object.entries(STATES)) {
        if (state.isPictured === false || (chosen.length > 0 && !chosen.includes(name))) continue;
        for (const taken of await takePictures({ windows, stack }, name, state)) {
            const finding = judge(taken);
            if (finding !== null) findings.push(finding);
        }
    }
    await browser.close();
    await stack.close();
    return findings;
}

function list(findings: readonly Finding[]): void {
    for (const { name, fault } of findings) console.log(`${name}: ${fault}`);
}

main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
