import type { Cloud } from '../cloud';
import type { Place } from '../route';

/** The properties of a resource, without intrinsic functions. */
export type Properties = Readonly<Record<string, unknown>>;

/** How resources of a type are created, updated and deleted. What a type leaves out changes only the stack's own records. */
export type Provider = {
    /** The property with the name that a template may give; without one, CloudFormation makes a name. */
    name?: string;
    /** What `Ref` gives; the name when absent. */
    ref?: (name: string, place: Place, properties: Properties) => string;
    /** Where it is, for IAM and for `Fn::GetAtt` of `Arn`. */
    arn: (name: string, place: Place, properties: Properties) => string;
    /** Properties whose change takes a new resource. */
    replacedBy?: readonly string[];
    /** Rejects, in the words of the service, when it can't be made. */
    create?: (name: string, properties: Properties, cloud: Cloud) => void | Promise<void>;
    update?: (name: string, properties: Properties, cloud: Cloud) => void | Promise<void>;
    delete?: (name: string, properties: Properties, cloud: Cloud) => void | Promise<void>;
};

/** Text, empty when the property is none. */
export function text(value: unknown): string {
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A list of texts, empty when the property is none. */
export function texts(value: unknown): string[] {
    return Array.isArray(value) ? value.map(text) : [];
}
