import { Environment, type EnvironmentOptions } from './environment';
import type { Outcome } from './outcome';

/** A function as Lambda runs it: environments are started when all are busy, kept warm, and replaced when they die. */
export class LambdaFunction {
    private readonly options: EnvironmentOptions;
    private readonly concurrency: number;
    private environments: Environment[] = [];

    constructor(options: EnvironmentOptions, concurrency: number) {
        this.options = options;
        this.concurrency = concurrency;
    }

    /** The ids of the processes that are warm, oldest first. */
    get pids(): number[] {
        return this.environments.flatMap(({ isDead, pid }) =>
            isDead || pid === undefined ? [] : [pid],
        );
    }

    /** What the event ends with; null when every environment that may live is busy. */
    async invoke(requestId: string, event: string): Promise<Outcome | null> {
        const environment = this.idle() ?? (await this.another());
        return environment === null ? null : environment.invoke(requestId, event);
    }

    /** Ends every environment, so that the next event starts cold; resolves when their processes are gone. */
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
