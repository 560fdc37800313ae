import type { DemoOrg } from '../org/demo-org';
import { executeAnonymous } from './anonymous';
import { type Answer, notFound, SalesforceFault } from './answer';
import type { Credential } from './credentials/credential-store';
import type { DeployOptions } from './metadata/deploy-queue';
import { partsOf } from './multipart';
import type { Org } from './org';
import { ADMIN } from './org-options';
import { parseQuery, runQuery } from './records/soql';
import type { Assignment } from './records/tables';

/** A request to the org. */
export type Incoming = {
    method: string;
    url: URL;
    contentType: string;
    body: Buffer;
};

/** What the answers are based on. */
export type Backend = { org: Org; demo: DemoOrg | undefined };

/** Answers a REST request of a valid session. */
export async function answerApi(request: Incoming, { org, demo }: Backend): Promise<Answer> {
    const { pathname: path, searchParams } = request.url;
    if (path === '/services/oauth2/userinfo') return userInfo(org);
    const [, version, rest = ''] = /^\/services\/data\/v([\d.]+)(\/.*)$/.exec(path) ?? [];
    if (version === undefined || Number(version) > Number(org.apiVersion)) throw notFound();
    if (rest === '/query') return query(searchParams.get('q') ?? '', org);
    if (rest === '/tooling/executeAnonymous') {
        return executeAnonymous(searchParams.get('anonymousBody') ?? '', demo);
    }
    if (rest.startsWith('/metadata/deployRequest')) return deploy(request, rest, org);
    if (rest === '/named-credentials/credential') return credential(request, org);
    if (rest.startsWith('/sobjects/PermissionSetAssignment')) return assign(request, rest, org);
    throw notFound();
}

/** Lists the API versions, which needs no session. */
export function answerVersions({ apiVersion }: Org): Answer {
    const versions = ['66.0', apiVersion].map((version) => ({
        version,
        label: `API ${version}`,
        url: `/services/data/v${version}`,
    }));
    return { status: 200, body: versions };
}

function userInfo({ orgId }: Org): Answer {
    const { Id, Username } = ADMIN;
    return {
        status: 200,
        body: { user_id: Id, organization_id: orgId, preferred_username: Username },
    };
}

function query(text: string, { tables }: Org): Answer {
    const parsed = parseQuery(text);
    const records = runQuery(parsed, tables.rows(parsed.object));
    return { status: 200, body: { totalSize: records.length, done: true, records } };
}

function deploy({ method, contentType, body }: Incoming, rest: string, { deploys }: Org): Answer {
    if (method === 'POST') {
        const parts = partsOf(contentType, body);
        const options = parts.find(({ head }) => head.includes('name="json"'))?.content;
        const zip = parts.find(({ head }) => head.includes('name="file"'))?.content;
        if (options === undefined || zip === undefined) {
            throw new SalesforceFault(400, 'INVALID_MULTIPART', 'Two parts are needed');
        }
        const { deployOptions } = JSON.parse(options.toString()) as {
            deployOptions: DeployOptions;
        };
        return { status: 201, body: { id: deploys.start(zip, deployOptions) } };
    }
    const id = rest.split('/')[3] ?? '';
    return { status: 200, body: { id, deployResult: deploys.result(id) } };
}

function credential({ method, url, body }: Incoming, { credentials, components }: Org): Answer {
    const input = (
        body.length > 0 ? JSON.parse(body.toString()) : Object.fromEntries(url.searchParams)
    ) as Partial<Credential>;
    return credentials.answer(method, input, components);
}

function assign({ method, body }: Incoming, rest: string, { tables }: Org): Answer {
    if (method === 'POST') {
        const id = tables.assign(JSON.parse(body.toString()) as Partial<Assignment>);
        return { status: 201, body: { id, success: true, errors: [] } };
    }
    const id = rest.split('/')[3];
    if (method !== 'DELETE' || !tables.assignments.some(({ Id }) => Id === id)) throw notFound();
    tables.assignments = tables.assignments.filter(({ Id }) => Id !== id);
    return { status: 204 };
}
