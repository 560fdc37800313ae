import type { AccessKey } from '../access';
import { deployFunction, type FunctionOptions, type Site } from './deploy-function';
import type { LambdaFunction } from './lambda-function';

/** Runs the functions of an account. */
export class FunctionHost {
    private readonly functions = new Map<string, { lambda: LambdaFunction; keyId: string }>();
    private readonly keys: Record<string, AccessKey>;
    private readonly site: Omit<Site, 'name'>;

    /** @param keys the valid keys; each function adds a temporary one for its role */
    constructor(keys: Record<string, AccessKey>, site: Omit<Site, 'name'>) {
        this.keys = keys;
        this.site = site;
    }

    get(name: string): LambdaFunction | undefined {
        return this.functions.get(name)?.lambda;
    }

    /**
     * Deploys the function, replacing one of the same name. `role` holds its permissions; by default, it may read
     * secrets.
     */
    async deploy(
        name: string,
        options: FunctionOptions,
        role?: Pick<AccessKey, 'may' | 'arn' | 'policies'>,
    ): Promise<void> {
        await this.remove(name);
        const { lambda, role: own } = deployFunction(options, { name, ...this.site });
        this.keys[own.id] = { ...own.key, ...role };
        this.functions.set(name, { lambda, keyId: own.id });
    }

    async remove(name: string): Promise<void> {
        const running = this.functions.get(name);
        if (running === undefined) return;
        this.functions.delete(name);
        Reflect.deleteProperty(this.keys, running.keyId);
        await running.lambda.close();
    }

    async close(): Promise<void> {
        await Promise.all([...this.functions.values()].map(({ lambda }) => lambda.close()));
    }
}
