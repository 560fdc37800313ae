import { confirm, input, password } from '@inquirer/prompts';
import { text as readAll } from 'node:stream/consumers';
import { Declined, Obstacle } from '../run/step';

/** Shows a prompt of `@inquirer/prompts` where the progress of steps is shown. */
export type ShowPrompt = <Answer, Config>(
    prompt: (config: Config) => Promise<Answer>,
    config: Config,
) => Promise<Answer>;

/** Asks the person at the terminal. With --yes, uses the defaults or names the missing flag. */
export class Asker {
    /** Set while steps are shown. */
    show: ShowPrompt = (prompt, config) => prompt(config);
    private readonly mayAsk: boolean;

    constructor({ mayAsk }: { mayAsk: boolean }) {
        this.mayAsk = mayAsk;
    }

    /** A line of text. */
    async line(
        message: string,
        { flag, fallback }: { flag: string; fallback?: string },
    ): Promise<string> {
        if (!this.mayAsk) {
            if (fallback !== undefined) return fallback;
            throw new Obstacle(`${message}: pass it with ${flag}.`);
        }
        const config = {
            message,
            required: true,
            ...(fallback !== undefined && { default: fallback }),
        };
        return (await this.show(input, config)).trim();
    }

    /** Continues only after a yes. */
    async agreement(message: string): Promise<void> {
        if (!this.mayAsk) return;
        if (!(await this.show(confirm, { message, default: true }))) {
            throw new Declined('You said no; nothing more was done.');
        }
    }

    /** For what can't be undone: continues only after this word is typed. */
    async word(message: string, word: string): Promise<void> {
        if (!this.mayAsk) return;
        const typed = await this.show(input, { message: `${message} Type ${word} to continue:` });
        if (typed.trim() !== word)
            throw new Declined('You typed something else; nothing more was done.');
    }

    /** Reads a secret from a hidden prompt, or from standard input with --yes. */
    async secret(message: string): Promise<string> {
        if (this.mayAsk) return this.show(password, { message, mask: true });
        if (process.stdin.isTTY) {
            throw new Obstacle(`${message}: pass it on standard input, or leave out --yes.`);
        }
        return readAll(process.stdin);
    }
}
