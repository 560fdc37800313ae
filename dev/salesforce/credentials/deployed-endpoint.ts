import type { Components } from '../metadata/components';

const NAMED = 'namedCredentials/Fusebill_Latch.namedCredential';
const EXTERNAL = 'externalCredentials/Fusebill_Latch.externalCredential';

/** The URL of the deployed Named Credential and the region of the External Credential; empty if not deployed. */
export function deployedEndpoint(components: Components): { url: string; region: string } {
    return {
        url: parameter(components.file(NAMED), 'Url'),
        region: parameter(components.file(EXTERNAL), 'AwsRegion'),
    };
}

function parameter(xml: string, name: string): string {
    const [, value = ''] =
        new RegExp(
            `<parameterName>${name}</parameterName>\\s*<parameterType>\\w+</parameterType>\\s*<parameterValue>(.*?)</parameterValue>`,
        ).exec(xml) ?? [];
    return value;
}
