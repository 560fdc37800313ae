import { Environment, type EnvironmentOptions } from './environment';
import type { Outcome } from './outcome';

/**
 * Runs a function as Lambda does: starts environments when all are busy, keeps them warm, and replaces those that
 * end.
 */
export class LambdaFunction {
    private readonly options: EnvironmentOptions;
    private readonly concurrency: number;
    private environments: Environment[] = [];

    constructor(options: EnvironmentOptions, concurrency: number) {
        this.options = options;
        this.concurrency = concurrency;
    }

    /** The process ids of warm environments, oldest first. */
    get pids(): number[] {
        return this.environments.flatMap(({ isDead, pid }) =>
            isDead || pid === undefined ? [] : [pid],
        );
    }

    /** The outcome of the event; null if all environments are busy and the limit is reached. */
    async invoke(requestId: string, event: string): Promise<Outcome | null> {
        const environment = this.idle() ?? (await this.another());
        return environment === null ? null : environment.invoke(requestId, event);
    }

    /** Ends every environment, so that the next event starts cold; resolves when their processes have exited. */
    async close(): Promise<void> {
        const ended = this.environments;
        this.environments = [];
        await Promise.all(ended.map((environment) => environment.close()));
    }

    private idle(): Environment | undefined {
        this.environments = this.environments.filter(({ isDead }) => !isDead);
        const environment = this.environments.find(({ isBusy }) => !isBusy);
        if (environment !== undefined) environment.isBusy = true;
        return environment;
    }

    private async another(): Promise<Environment | null> {
        if (this.environments.length >= this.concurrency) return null;
        const environment = new Environment(this.options);
        environment.isBusy = true;
        this.environments.push(environment);
        await environment.start();
        return environment;
    }
}
