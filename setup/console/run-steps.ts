import { ListrInquirerPromptAdapter } from '@listr2/prompt-adapter-inquirer';
import { Listr, type ListrTaskWrapper, PRESET_TIMER } from 'listr2';
import type { Setup } from '../run/setup';
import type { ShowPrompt } from './asker';
import { Declined, type Look, type Report, type Step } from '../run/step';

/** The result of a step. */
export type Done = {
    id: string;
    title: string;
    outcome: 'done' | 'in place' | 'planned' | 'checked' | 'failed' | 'declined';
    detail: string;
    seconds: number;
};

/** A failed step, with the message of the error that stopped it. */
export class StepFailure extends Error {
    readonly step: Step;
    readonly words: string;

    constructor(step: Step, cause: unknown) {
        const words = cause instanceof Error ? cause.message : String(cause);
        super(words.split('\n')[0] ?? words, { cause }); // the progress shows only the message
        this.words = words;
        this.step = step;
    }
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- listr2's own type for any renderer
type Task = ListrTaskWrapper<unknown, any, any>;

/**
 * Runs the steps in order, and shows the progress and time of each. Adds each finished step to `done`. Throws a
 * StepFailure if a step fails.
 */
export async function runSteps(steps: readonly Step[], setup: Setup, done: Done[]): Promise<void> {
    const { json, yes } = setup.options;
    const isTerminal = process.stdout.isTTY && !yes;
    const list = new Listr(
        steps.map((step) => ({
            title: step.title,
            task: (_: unknown, task: Task) => runStep(step, task, setup, done),
        })),
        {
            concurrent: false,
            exitOnError: true,
            renderer: json ? 'silent' : isTerminal ? 'default' : 'simple',
            fallbackRenderer: 'simple',
            rendererOptions: {
                timer: PRESET_TIMER,
                collapseErrors: false,
                showErrorMessage: false,
            },
            fallbackRendererOptions: { timer: PRESET_TIMER },
        },
    );
    await list.run();
}

async function runStep(step: Step, task: Task, setup: Setup, done: Done[]): Promise<void> {
    const started = performance.now();
    const end = (outcome: Done['outcome'], detail: string): void => {
        const seconds = Math.round((performance.now() - started) / 100) / 10;
        const { id, title } = step;
        done.push({ id, title, outcome, detail: setup.secrets.hide(detail), seconds });
        if (outcome !== 'failed') task.title = `${title}: ${setup.secrets.hide(detail)}`;
    };
    const report: Report = (line) => {
        task.output = setup.secrets.hide(line);
    };
    setup.ask.show = showPrompt(task, setup);
    try {
        const look = await step.look(setup, report);
        if (look.state === 'inPlace') {
            return end(step.act === undefined ? 'checked' : 'in place', look.detail);
        }
        if (setup.options.dryRun || step.act === undefined) return end('planned', look.detail);
        await step.ask?.(setup, look);
        await step.act(setup, report);
        end('done', (await verified(step, setup, report)).detail);
    } catch (error) {
        end(error instanceof Declined ? 'declined' : 'failed', messageOf(error));
        throw new StepFailure(
            step,
            new Error(setup.secrets.hide(messageOf(error)), { cause: error }),
        );
    }
}

/** At a terminal, shows prompts among the steps. */
function showPrompt(task: Task, { options }: Setup): ShowPrompt {
    return (prompt, config) =>
        options.json || !process.stdout.isTTY
            ? prompt(config)
            : task.prompt(ListrInquirerPromptAdapter).run(prompt as never, ...([config] as never));
}

async function verified(step: Step, setup: Setup, report: Report): Promise<Look> {
    const look = await step.look(setup, report);
    if (look.state === 'inPlace') return look;
    throw new Error(`The step ran, but its result can't be found: ${look.detail}.`);
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
