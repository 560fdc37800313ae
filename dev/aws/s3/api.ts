import type { Answer } from '../protocol/answer';
import { headerOf, type IncomingCall } from '../protocol/canonical-request';
import { AwsFault, s3Error, xml } from '../protocol/query';
import type { Bucket, BucketStore } from './bucket-store';

type Target = { bucket: string; key: string; query: URLSearchParams };

const NOTHING = '';

/** The action by its name in IAM, which differs from S3's name of the operation. */
export function s3ActionOf(call: IncomingCall): string {
    const { key, query } = targetOf(call);
    const { method } = call;
    if (key !== '') {
        return { PUT: 'PutObject', DELETE: 'DeleteObject' }[method] ?? 'GetObject';
    }
    if (query.has('publicAccessBlock')) {
        return method === 'PUT' ? 'PutBucketPublicAccessBlock' : 'GetBucketPublicAccessBlock';
    }
    if (query.has('encryption')) {
        return method === 'PUT' ? 'PutEncryptionConfiguration' : 'GetEncryptionConfiguration';
    }
    return { PUT: 'CreateBucket', DELETE: 'DeleteBucket' }[method] ?? 'ListBucket';
}

/** The ARN of the action's resource. */
export function s3ResourceOf(call: IncomingCall): string {
    const { bucket, key } = targetOf(call);
    return `arn:aws:s3:::${bucket}${key === '' ? '' : `/${key}`}`;
}

/** Answers an S3 call with the bucket in the path. */
export function answerS3(call: IncomingCall, buckets: BucketStore, account: string): Answer {
    try {
        return answer(call, buckets, account);
    } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        return call.method === 'HEAD'
            ? { status: error.status, headers: {}, body: NOTHING }
            : s3Error(error);
    }
}

function answer(call: IncomingCall, buckets: BucketStore, account: string): Answer {
    const { bucket: name, key, query } = targetOf(call);
    const owner = headerOf(call, 'x-amz-expected-bucket-owner');
    if (buckets.isForeign(name) || (owner !== '' && owner !== account)) {
        throw new AwsFault('AccessDenied', 'Access Denied', 403);
    }
    const bucket = buckets.get(name);
    if (key === '' && call.method === 'PUT' && query.size === 0) {
        if (bucket !== undefined) {
            throw new AwsFault('BucketAlreadyOwnedByYou', 'You own this bucket already.', 409);
        }
        buckets.create(name);
        return { status: 200, headers: { Location: `/${name}` }, body: NOTHING };
    }
    if (bucket === undefined) {
        throw new AwsFault('NoSuchBucket', 'The specified bucket does not exist', 404);
    }
    if (key !== '') return answerObject(call, key, bucket);
    return answerBucket(call, name, { bucket, buckets, query });
}

function answerBucket(
    { method, body }: IncomingCall,
    name: string,
    { bucket, buckets, query }: { bucket: Bucket; buckets: BucketStore; query: URLSearchParams },
): Answer {
    const ok = { status: 200, headers: {}, body: NOTHING };
    if (method === 'PUT' && query.has('publicAccessBlock')) {
        bucket.isPrivate = (body.toString().match(/>true</g) ?? []).length === 4;
        return ok;
    }
    if (method === 'GET' && query.has('publicAccessBlock')) return publicAccessBlock(bucket);
    if (method === 'PUT' && query.has('encryption')) {
        const [, algorithm = ''] = /<SSEAlgorithm>(.*?)</.exec(body.toString()) ?? [];
        bucket.encryption = algorithm;
        return ok;
    }
    if (method === 'GET' && query.has('list-type')) {
        const contents = [...bucket.objects].map(
            ([key, { length }]) => `<Contents><Key>${key}</Key><Size>${length}</Size></Contents>`,
        );
        return xml(
            200,
            `<ListBucketResult><Name>${name}</Name><KeyCount>${contents.length}</KeyCount><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`,
        );
    }
    if (method === 'DELETE') {
        if (bucket.objects.size > 0) {
            throw new AwsFault('BucketNotEmpty', 'The bucket is not empty', 409);
        }
        buckets.delete(name);
        return { ...ok, status: 204 };
    }
    return ok;
}

function publicAccessBlock({ isPrivate }: Bucket): Answer {
    if (!isPrivate) {
        const message = 'The public access block configuration was not found';
        throw new AwsFault('NoSuchPublicAccessBlockConfiguration', message, 404);
    }
    const parts = [
        'BlockPublicAcls',
        'BlockPublicPolicy',
        'IgnorePublicAcls',
        'RestrictPublicBuckets',
    ];
    const elements = parts.map((part) => `<${part}>true</${part}>`).join('');
    return xml(200, `<PublicAccessBlockConfiguration>${elements}</PublicAccessBlockConfiguration>`);
}

function answerObject({ method, body }: IncomingCall, key: string, { objects }: Bucket): Answer {
    if (method === 'PUT') {
        objects.set(key, body);
        return { status: 200, headers: { ETag: '"0"' }, body: NOTHING };
    }
    const object = objects.get(key);
    if (object === undefined) {
        throw new AwsFault('NoSuchKey', 'The specified key does not exist.', 404);
    }
    if (method === 'DELETE') {
        objects.delete(key);
        return { status: 204, headers: {}, body: NOTHING };
    }
    return { status: 200, headers: { 'Content-Length': `${object.length}` }, body: NOTHING };
}

function targetOf({ target }: IncomingCall): Target {
    const { pathname, searchParams } = new URL(target, 'http://localhost');
    const [, bucket = '', ...key] = pathname.split('/').map(decodeURIComponent);
    const query = new URLSearchParams([...searchParams].filter(([name]) => name !== 'x-id'));
    return { bucket, key: key.join('/'), query };
}
