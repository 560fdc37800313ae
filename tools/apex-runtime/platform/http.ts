// @ts-nocheck
/** Callouts, encodings, digests and URLs. */
import crypto from 'node:crypto';
import { AList, Native, NotSupported, lower } from '../values';

export const blob = (buffer) => new Native('Blob', buffer);

const message = () => ({ headers: new Map(), body: '' });

export const httpCreators = {
    http: () => ({}),
    httprequest: () => ({
        ...message(),
        method: null,
        endpoint: null,
        timeout: 10000,
        compressed: false,
    }),
    httpresponse: () => ({ ...message(), code: 0, status: '' }),
};

const setter = (key) => (my, o, value) => {
    o[key] = value;
    return null;
};
const getter = (key) => (my, o) => o[key];

const messageMethods = {
    setheader(my, o, name, value) {
        o.headers.set(lower(name), { name, value });
        return null;
    },
    getheader: (my, o, name) => o.headers.get(lower(name))?.value ?? null,
    setbody(my, o, body) {
        if (body === null) my.raise('NullPointerException', 'Argument cannot be null.');
        o.body = body;
        return null;
    },
    getbody: getter('body'),
    setbodyasblob(my, o, value) {
        o.body = value.state.toString('utf8');
        return null;
    },
    getbodyasblob: (my, o) => blob(Buffer.from(o.body, 'utf8')),
};

function send(my, o, request) {
    const { endpoint, method } = request.state;
    if (my.limits.callouts >= 100) my.raise('LimitException', 'Too many callouts: 101');
    if (my.hasPendingWork) {
        my.raise(
            'CalloutException',
            'You have uncommitted work pending. Please commit or rollback before calling out',
        );
    }
    if (my.asyncKind && !my.asyncKind.allowsCallouts) {
        my.raise('CalloutException', `Callout not allowed from this ${my.asyncKind.kind} job.`);
    }
    if (!endpoint) my.raise('CalloutException', 'Endpoint cannot be null');
    if (!method) my.raise('CalloutException', 'Method cannot be null');
    my.limits.callouts++;
    if (my.callOut) return responseOf(my, my.callOut(sentRequest(request.state)));
    if (!my.mock)
        my.raise(
            'TypeException',
            'Methods defined as TestMethod do not support Web service callouts',
        );
    return my.call(my.mock, 'respond', [request]);
}

/** What a request sends, as the host of the runtime sees it. */
function sentRequest({ endpoint, method, timeout, body, headers }) {
    return { endpoint, method, timeout, body, headers: [...headers.values()] };
}

function responseOf(my, answer) {
    if (answer.exception !== undefined) my.raise('CalloutException', answer.exception);
    const named = Object.entries(answer.headers).map(([name, value]) => ({ name, value }));
    const headers = new Map(named.map((header) => [lower(header.name), header]));
    return new Native('HttpResponse', {
        headers,
        body: answer.body,
        code: answer.status,
        status: '',
    });
}

export const httpMethods = {
    http: { send },
    httprequest: {
        ...messageMethods,
        setendpoint: setter('endpoint'),
        getendpoint: getter('endpoint'),
        setmethod: setter('method'),
        getmethod: getter('method'),
        setcompressed: setter('compressed'),
        getcompressed: getter('compressed'),
        gettimeout: getter('timeout'),
        settimeout(my, o, ms) {
            if (ms < 1 || ms > 120000)
                my.raise('CalloutException', 'Timeout must be between 1 and 120000 milliseconds');
            o.timeout = ms;
            return null;
        },
    },
    httpresponse: {
        ...messageMethods,
        getheaderkeys: (my, o) => new AList([...o.headers.values()].map((h) => h.name)),
        setstatuscode: setter('code'),
        getstatuscode: getter('code'),
        setstatus: setter('status'),
        getstatus: getter('status'),
    },
    blob: {
        tostring: (my, buffer) => buffer.toString('utf8'),
        size: (my, buffer) => buffer.length,
    },
    url: {
        toexternalform: (my, text) => text,
        gethost: (my, text) => new URL(text).hostname,
        getpath: (my, text) => new URL(text).pathname,
        getprotocol: (my, text) => new URL(text).protocol.slice(0, -1),
        getquery: (my, text) => new URL(text).search.slice(1) || null,
        getport: (my, text) => Number(new URL(text).port || -1),
        getref: (my, text) => new URL(text).hash.slice(1) || null,
    },
};

const ALGORITHMS = {
    md5: 'md5',
    sha1: 'sha1',
    'sha-1': 'sha1',
    sha256: 'sha256',
    'sha-256': 'sha256',
    sha512: 'sha512',
    'sha-512': 'sha512',
};

function algorithm(name) {
    const found = ALGORITHMS[lower(name).replace(/^hmac/, '')];
    if (!found) throw new NotSupported(`the algorithm ${name}`);
    return found;
}

const urlEncode = (text) =>
    encodeURIComponent(text)
        .replace(/[!'()~]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase())
        .replace(/%20/g, '+');
const ORG_URL = 'https://test-org.my.salesforce.com';

export const httpStatics = {
    'test.setmock'(my, type, mock) {
        if (lower(type.name).replace(/^system\./, '') !== 'httpcalloutmock')
            throw new NotSupported(`Test.setMock(${type.name})`);
        my.mock = mock;
        return null;
    },
    'blob.valueof': (my, text) => blob(Buffer.from(text, 'utf8')),
    'encodingutil.base64encode': (my, value) => value.state.toString('base64'),
    'encodingutil.base64decode': (my, text) => blob(Buffer.from(text, 'base64')),
    'encodingutil.converttohex': (my, value) => value.state.toString('hex'),
    'encodingutil.convertfromhex': (my, text) => blob(Buffer.from(text, 'hex')),
    'encodingutil.urlencode': (my, text) => urlEncode(text),
    'encodingutil.urldecode': (my, text) => decodeURIComponent(text.replace(/\+/g, ' ')),
    'crypto.generatedigest': (my, name, data) =>
        blob(crypto.createHash(algorithm(name)).update(data.state).digest()),
    'crypto.generatemac': (my, name, data, key) =>
        blob(crypto.createHmac(algorithm(name), key.state).update(data.state).digest()),
    'crypto.getrandominteger': () => crypto.randomBytes(4).readInt32BE(),
    'crypto.getrandomlong': () => crypto.randomBytes(8).readBigInt64BE(),
    'crypto.generateaeskey': (my, bits) => blob(crypto.randomBytes(bits / 8)),
    'uuid.randomuuid': () => new Native('UUID', crypto.randomUUID()),
    'url.getorgdomainurl': () => new Native('Url', ORG_URL),
};
