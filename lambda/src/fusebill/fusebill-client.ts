import type { SynchOperation } from '../../../contract/event';
import type { RateLimit } from '../../../contract/reply';
import { LatchError } from '../latch-error';
import type { Environment } from './environment';
import { isBadRequest, type CustomerList, type CustomerLists, type Exchange } from './fusebill';
import type { Fusebill, LatchBody, Page, Terms } from './fusebill';
import type { Key } from './key-store';
import { PacedRequests, type Request } from './paced-requests';

const SYNCH_PATHS = { enable: 'EnableSynch', disable: 'DisableSynch', resynch: 'Resynch' } as const;
/** A request that can't be malformed. */
const PROBE = '/customers?pageSize=1&pageNumber=0';

/** Calls Fusebill over HTTPS for one event, with the key in the store. */
export class FusebillClient implements Fusebill, CustomerLists {
    private readonly environment: Environment;
    private readonly requests: PacedRequests;

    constructor(environment: Environment) {
        this.environment = environment;
        this.requests = new PacedRequests(environment);
    }

    /** Requests sent for this event. */
    get requestCount(): number {
        return this.requests.count;
    }

    /** Whether a request that writes may have reached Fusebill. */
    get hasSentWrite(): boolean {
        return this.requests.hasSentWrite;
    }

    /** From the last answer. */
    get rateLimit(): RateLimit | null {
        return this.requests.rateLimit;
    }

    latch(body: LatchBody, deadline: number): Promise<Exchange> {
        return this.write('Latch', JSON.stringify(body), deadline);
    }

    synch(operation: SynchOperation, fusebillId: number, deadline: number): Promise<Exchange> {
        const path = SYNCH_PATHS[operation];
        return operation === 'resynch'
            ? this.write(path, JSON.stringify({ fusebillId }), deadline)
            : this.write(`${path}/${fusebillId}`, '', deadline);
    }

    private write(path: string, body: string, deadline: number): Promise<Exchange> {
        const terms = { deadline, purpose: 'write' } as const;
        return this.exchange({ method: 'POST', path: `/Salesforce/${path}`, body, ...terms });
    }

    customer(fusebillId: number, terms: Terms): Promise<Exchange> {
        return this.exchange({ method: 'GET', path: `/customers/${fusebillId}`, ...terms });
    }

    customers(query: string, page: Page, terms: Terms): Promise<Exchange> {
        return this.list('/customers', query, page, terms);
    }

    listOf(id: number, { name, query }: CustomerList, page: Page, terms: Terms): Promise<Exchange> {
        return this.list(`/customers/${id}/${name}`, query, page, terms);
    }

    private list(list: string, query: string, page: Page, terms: Terms): Promise<Exchange> {
        const parameters = new URLSearchParams({
            ...(query !== '' && { query }),
            pageSize: String(page.size),
            pageNumber: String(page.number),
        });
        const path = `${list}?${parameters.toString().replace(/\+/g, '%20')}`;
        return this.exchange({ method: 'GET', path, ...terms });
    }

    /** Sends the request, and repeats it if its key was refused and the secret now contains another. */
    private async exchange(request: Request): Promise<Exchange> {
        const { keys } = this.environment;
        const key = await keys.current(request.deadline);
        const first = await this.requests.send(request, key);
        if (!(await this.isKeyRefused(request, first, key))) return first;
        const renewed = await keys.renew(key, request.deadline);
        if (renewed.version === key.version) throw rejected(first);
        const second = await this.requests.send(request, renewed);
        if (await this.isKeyRefused(request, second, renewed)) throw rejected(second);
        return second;
    }

    /**
     * Whether the key was refused: by a 401, or by Fusebill's 400 for a malformed key. A 400 may also be about the
     * request, so a known-good request decides, once per key. It is sent with the read that follows a latch, never
     * with the latch itself.
     */
    private async isKeyRefused(request: Request, exchange: Exchange, key: Key): Promise<boolean> {
        const { keys } = this.environment;
        if (exchange.kind !== 'answer') return false;
        if (exchange.status === 401) return true;
        if (exchange.status < 400) keys.markAccepted(key);
        if (!isBadRequest(exchange) || request.method === 'POST' || keys.isAccepted(key)) {
            return false;
        }
        if (request.path === PROBE) return true;
        const probe = await this.requests.send({ ...request, path: PROBE }, key);
        return this.isKeyRefused({ ...request, path: PROBE }, probe, key);
    }
}

function rejected(exchange: Exchange): LatchError {
    const status = exchange.kind === 'answer' ? exchange.status : 0;
    return new LatchError(
        'KEY_REJECTED',
        `${exchange.request} answered ${status}; the secret was read again and holds no other key.`,
    );
}
