import type { CloudFormationTemplate } from './template';

/** The values that intrinsic functions refer to. */
export type Surroundings = {
    /** `AWS::StackName` and the like. */
    pseudo: Readonly<Record<string, string>>;
    parameters: Readonly<Record<string, string>>;
    /** The value of `Ref` for a resource. */
    refer: (logicalId: string) => string;
    /** The value of `Fn::GetAtt`. */
    attribute: (logicalId: string, name: string) => string;
};

/** Stands for `AWS::NoValue` until its property is removed. */
const NOTHING = Symbol('AWS::NoValue');

/** Evaluates a template's values as CloudFormation does. Throws on an unknown intrinsic function. */
export class TemplateValues {
    private readonly template: CloudFormationTemplate;
    private readonly surroundings: Surroundings;

    constructor(template: CloudFormationTemplate, surroundings: Surroundings) {
        this.template = template;
        this.surroundings = surroundings;
    }

    /** Whether the condition of this name is true; a resource without a condition is always created. */
    holds(condition: string | undefined): boolean {
        if (condition === undefined) return true;
        if (!(condition in this.template.Conditions)) {
            throw new Error(`Template error: unresolved condition ${condition}`);
        }
        return this.isTrue(this.template.Conditions[condition]);
    }

    /** The value with intrinsic functions evaluated, and without properties that are `AWS::NoValue`. */
    resolve(node: unknown): unknown {
        if (Array.isArray(node)) {
            return node.map((item) => this.resolve(item)).filter((item) => item !== NOTHING);
        }
        if (!isRecord(node)) return node;
        const [name = '', ...others] = Object.keys(node);
        if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
            return this.call(name, node[name]);
        }
        const entries = Object.entries(node).map(([key, child]) => [key, this.resolve(child)]);
        return Object.fromEntries(entries.filter(([, value]) => value !== NOTHING));
    }

    private call(name: string, argument: unknown): unknown {
        if (name === 'Ref') return this.refer(String(argument));
        const args: unknown[] = Array.isArray(argument) ? argument : [argument];
        const [first, second, third] = args;
        switch (name) {
            case 'Fn::GetAtt':
                return this.surroundings.attribute(String(first), String(second));
            case 'Fn::Join':
                return this.list(second).join(String(first));
            case 'Fn::If':
                return this.resolve(this.holds(String(first)) ? second : third);
            case 'Fn::Select':
                return this.list(second)[Number(first)];
            case 'Fn::Split':
                return String(this.resolve(second)).split(String(first));
            case 'Fn::Sub':
                return String(first).replace(/\$\{([^}]+)\}/g, (_, id: string) =>
                    String(this.refer(id)),
                );
            default:
                throw new Error(`Template error: ${name} is not emulated`);
        }
    }

    private list(node: unknown): unknown[] {
        const value = this.resolve(node);
        return Array.isArray(value) ? value : [value];
    }

    private refer(id: string): unknown {
        if (id === 'AWS::NoValue') return NOTHING;
        const { pseudo, parameters, refer } = this.surroundings;
        return pseudo[id] ?? parameters[id] ?? refer(id);
    }

    private isTrue(node: unknown): boolean {
        if (!isRecord(node)) throw new Error('Template error: a condition must be a function');
        if (typeof node['Condition'] === 'string') return this.holds(node['Condition']);
        const [[name, argument] = ['', []]] = Object.entries(node);
        const args: unknown[] = Array.isArray(argument) ? argument : [argument];
        switch (name) {
            case 'Fn::Equals':
                return this.resolve(args[0]) === this.resolve(args[1]);
            case 'Fn::Not':
                return !this.isTrue(args[0]);
            case 'Fn::And':
                return args.every((item) => this.isTrue(item));
            case 'Fn::Or':
                return args.some((item) => this.isTrue(item));
            default:
                throw new Error(`Template error: ${name} is not emulated`);
        }
    }
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null;
}
