import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { keySecretName } from '../../contract/agreed-values';
import type { AwsAccess } from './access';

/** An existing secret; a deleted one can be restored for a while. */
export type FoundSecret = { name: string; isDeleted: boolean };

/** The secret that a stack of this name creates for the Fusebill key; undefined if there is none. */
export async function findKeySecret(
    { secretsManager }: AwsAccess,
    stack: string,
): Promise<FoundSecret | undefined> {
    const name = keySecretName(stack);
    try {
        const { DeletedDate } = await secretsManager.send(
            new DescribeSecretCommand({ SecretId: name }),
        );
        return { name, isDeleted: DeletedDate !== undefined };
    } catch (error) {
        if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
        throw error;
    }
}
