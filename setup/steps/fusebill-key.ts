import { GetSecretValueCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { OLD_TEST_FUSEBILL_URL } from '../../contract/agreed-values';
import { outputsOf, readStack } from '../aws/stack-state';
import { readKey } from '../fusebill/read-key';
import { testKey } from '../fusebill/test-key';
import type { Setup } from '../run/setup';
import { inPlace, needed, Obstacle, type Step } from '../run/step';

const keys = new WeakMap<Setup, string>();
const replaced = new WeakSet<Setup>();

/**
 * Stores the Fusebill key in its secret. Tests it against Fusebill first, and doesn't ask for it if the stored one
 * works.
 */
export const storeFusebillKey: Step = {
    id: 'fusebill-key',
    title: 'Fusebill key',
    look: async (setup) => {
        const place = await placeOf(setup);
        if (place === undefined) return needed('ask for the key, test it and store it');
        if (setup.options.fusebillKey && !replaced.has(setup)) {
            return needed('ask for another key, test it and store it');
        }
        const stored = await storedKey(setup, place.secret);
        if (stored === undefined) return needed('ask for the key, test it and store it');
        const verdict = await testKey(stored, place.baseUrl);
        return verdict === 'accepted'
            ? inPlace('Fusebill accepts the stored key')
            : needed('Fusebill refuses the stored key: ask for another one');
    },
    ask: async (setup) => {
        const place = await placeOf(setup);
        const key = setup.secrets.add(
            readKey(await setup.ask.secret('Fusebill API key (Settings > Integrations > API Key)')),
        );
        setup.secrets.add(Buffer.from(key, 'base64').toString());
        if (place !== undefined && (await testKey(key, place.baseUrl)) === 'refused') {
            throw new Obstacle(
                `Fusebill refuses this key, so it was not stored. Copy the one that Fusebill shows now; a key for an old test account needs --fusebill-base-url ${OLD_TEST_FUSEBILL_URL}.`,
            );
        }
        keys.set(setup, key);
    },
    act: async (setup) => {
        const place = await placeOf(setup);
        const key = keys.get(setup);
        if (place === undefined || key === undefined) throw new Error('There is no secret yet.');
        await setup.aws.secretsManager.send(
            new PutSecretValueCommand({ SecretId: place.secret, SecretString: key }),
        );
        replaced.add(setup);
    },
};

async function placeOf({ aws, stack: name }: Setup) {
    const stack = await readStack(aws.cloudFormation, name);
    const outputs = outputsOf(stack);
    const baseUrl = stack?.parameters['FusebillBaseUrl'];
    if (outputs === undefined || baseUrl === undefined) return undefined;
    return { secret: outputs.FusebillKeySecretName, baseUrl };
}

/** The key in the secret, kept in memory only; undefined if the secret is empty or gone. */
async function storedKey({ aws, secrets }: Setup, secret: string): Promise<string | undefined> {
    try {
        const { SecretString = '' } = await aws.secretsManager.send(
            new GetSecretValueCommand({ SecretId: secret }),
        );
        return secrets.add(readKey(SecretString));
    } catch (error) {
        const isEmpty = error instanceof Error && error.name === 'ResourceNotFoundException';
        if (isEmpty || error instanceof Obstacle) return undefined;
        throw error;
    }
}
