import type { StackOutputs } from '../aws/stack-state';
import type { Files } from './release';

const NAMED = 'namedCredentials/Fusebill_Latch.namedCredential';
const EXTERNAL = 'externalCredentials/Fusebill_Latch.externalCredential';

/** The package for one org, with the URL and region of its function. Throws if a file has no parameter for them. */
export function forOrg(
    files: Files,
    { InvokeUrl, Region }: Pick<StackOutputs, 'InvokeUrl' | 'Region'>,
): Record<string, Uint8Array> {
    return {
        ...files,
        [NAMED]: filled(files, NAMED, { name: 'Url', value: InvokeUrl }),
        [EXTERNAL]: filled(files, EXTERNAL, { name: 'AwsRegion', value: Region }),
    };
}

function filled(files: Files, path: string, parameter: { name: string; value: string }): Buffer {
    const text = Buffer.from(files[path] ?? []).toString();
    const place = new RegExp(
        `(<parameterName>${parameter.name}</parameterName>\\s*<parameterType>\\w+</parameterType>\\s*<parameterValue>)[^<]*`,
    );
    if (!place.test(text)) throw new Error(`${path} has no parameter ${parameter.name}.`);
    return Buffer.from(text.replace(place, `$1${parameter.value}`));
}
