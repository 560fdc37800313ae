/** A request of AWS's published Signature Version 4 test suite, with the signature that the suite gives. */
export type PublishedVector = {
    name: string;
    method: string;
    target: string;
    /** In addition to Host and X-Amz-Date. */
    headers: Record<string, string[]>;
    body: string;
    signature: string;
};

const UNRESERVED = '-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const TOKEN =
    'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==';

const get = { method: 'GET', target: '/', headers: {}, body: '' };
const post = { ...get, method: 'POST' };

/** Source: the AWS Signature Version 4 test suite, folder by folder under the suite's own names. */
export const PUBLISHED_VECTORS: readonly PublishedVector[] = [
    {
        ...get,
        name: 'get-vanilla',
        signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    },
    {
        ...post,
        name: 'post-vanilla',
        signature: '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    },
    {
        ...get,
        name: 'get-vanilla-query-order-key-case',
        target: '/?Param2=value2&Param1=value1',
        signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    },
    {
        ...get,
        name: 'get-vanilla-query-order-key',
        target: '/?Param1=value2&Param1=Value1',
        signature: 'eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1',
    },
    {
        ...get,
        name: 'get-vanilla-query-unreserved',
        target: `/?${UNRESERVED}=${UNRESERVED}`,
        signature: '9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197',
    },
    {
        ...get,
        name: 'get-utf8',
        target: '/ሴ',
        signature: '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85',
    },
    {
        ...get,
        name: 'get-space',
        target: '/example space/',
        signature: '652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741',
    },
    {
        ...get,
        name: 'get-header-value-trim',
        headers: { 'my-header1': [' value1'], 'my-header2': [' "a   b   c"'] },
        signature: 'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
    },
    {
        ...get,
        name: 'get-header-key-duplicate',
        headers: { 'my-header1': ['value2', 'value2', 'value1'] },
        signature: 'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
    },
    {
        ...post,
        name: 'post-x-www-form-urlencoded',
        headers: { 'content-type': ['application/x-www-form-urlencoded'] },
        body: 'Param1=value1',
        signature: 'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    },
    {
        ...post,
        name: 'post-sts-header-before',
        headers: { 'x-amz-security-token': [TOKEN] },
        signature: '85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead',
    },
];
