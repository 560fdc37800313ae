import { codeBucket, hasCode, isReady, makeReady, putCode } from '../aws/code-bucket';
import type { Setup } from '../run/setup';
import { inPlace, needed, type Step } from '../run/step';

/** Stores the function's code in a private, encrypted bucket of the account. */
export const storeCode: Step = {
    id: 'code',
    title: 'Code of the function',
    look: async (setup) => {
        const { s3 } = setup.aws;
        const { code } = await setup.release();
        const bucket = await bucketOf(setup);
        if (!(await isReady(s3, bucket))) return needed(`make the private bucket ${bucket.name}`);
        return (await hasCode(s3, bucket, code.key))
            ? inPlace(`${code.key} in ${bucket.name}`)
            : needed(`upload ${code.key}`);
    },
    act: async (setup, report) => {
        const { s3 } = setup.aws;
        const { code } = await setup.release();
        const bucket = await bucketOf(setup);
        if (!(await isReady(s3, bucket))) {
            report(`making ${bucket.name}`);
            await makeReady(s3, bucket);
        }
        report(`uploading ${code.key}`);
        await putCode(s3, bucket, code);
    },
};

async function bucketOf({ aws }: Setup) {
    const { account } = await aws.identity();
    return codeBucket(account, aws.region);
}
