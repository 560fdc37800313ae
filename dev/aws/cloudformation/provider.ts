import type { Cloud } from '../cloud';
import type { Place } from '../route';

/** The properties of a resource, without intrinsic functions. */
export type Properties = Readonly<Record<string, unknown>>;

/**
 * How resources of a type are created, updated and deleted. An omitted operation changes only the stack's records.
 */
export type Provider = {
    /** The property that holds an explicit name; otherwise CloudFormation generates one. */
    name?: string;
    /** The value of `Ref`; by default, the name. */
    ref?: (name: string, place: Place, properties: Properties) => string;
    /** Its ARN, for IAM and for `Fn::GetAtt` of `Arn`. */
    arn: (name: string, place: Place, properties: Properties) => string;
    /** Properties whose change requires a replacement. */
    replacedBy?: readonly string[];
    /** Rejects in the service's words if it can't be created. */
    create?: (name: string, properties: Properties, cloud: Cloud) => void | Promise<void>;
    update?: (name: string, properties: Properties, cloud: Cloud) => void | Promise<void>;
    delete?: (name: string, properties: Properties, cloud: Cloud) => void | Promise<void>;
};

/** The property as text; empty if it isn't text. */
export function text(value: unknown): string {
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The property as a list of texts; empty if it isn't one. */
export function texts(value: unknown): string[] {
    return Array.isArray(value) ? value.map(text) : [];
}
