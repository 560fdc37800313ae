import { randomUUID } from 'node:crypto';
import { Environment, type EnvironmentOptions, type Outcome } from './environment';

export type FunctionOptions = {
    /** The path of `index.mjs`, an ES module that exports `handler`. */
    bundle: string;
    /** The function's own environment variables. */
    env?: Record<string, string>;
    /** 25,000 when absent. */
    timeoutMs?: number;
    /** 512 when absent; told to the function, not enforced. */
    memoryMb?: number;
    /** How many environments may live at once: 10 when absent. */
    concurrency?: number;
    /** The Node binary; this process' own when absent. */
    node?: string;
};

export type Invoked = { requestId: string; outcome: Outcome };

/** A function as Lambda runs it: environments are started when all are busy, kept warm, and replaced when they die. */
export class LambdaFunction {
    readonly options: FunctionOptions;
    private readonly environmentOptions: EnvironmentOptions;
    private environments: Environment[] = [];

    constructor(options: FunctionOptions, environment: EnvironmentOptions) {
        this.options = options;
        this.environmentOptions = environment;
    }

    /** What the event ends with; null when every environment that may live is busy. */
    async invoke(event: string): Promise<Invoked | null> {
        const environment = this.idle() ?? (await this.another());
        if (environment === null) return null;
        const requestId = randomUUID();
        const outcome = await environment.invoke(requestId, event);
        return { requestId, outcome };
    }

    /** How many environments are alive. */
    get size(): number {
        return this.living().length;
    }

    /** Ends every environment, so that the next event starts cold. */
    close(): void {
        this.environments.forEach((environment) => environment.close());
        this.environments = [];
    }

    private living(): Environment[] {
        return this.environments.filter(({ isDead }) => !isDead);
    }

    private idle(): Environment | undefined {
        const environment = this.living().find(({ isBusy }) => !isBusy);
        if (environment !== undefined) environment.isBusy = true;
        return environment;
    }

    private async another(): Promise<Environment | null> {
        const { concurrency = 10 } = this.options;
        this.environments = this.living();
        if (this.environments.length >= concurrency) return null;
        const environment = new Environment(this.environmentOptions);
        environment.isBusy = true;
        this.environments.push(environment);
        await environment.start();
        return environment;
    }
}
