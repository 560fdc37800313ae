import { type Answer, errors, jsonText, message } from './answer';
import type { BillingBook } from './billing';
import type { CustomerBook } from './customer-book';
import { customerJson } from './customer-json';
import type { Incoming } from './incoming';
import { judgeKey } from './key';
import { type LatchRules, latch } from './latch';
import { listInvoiceSummaries, listSubscriptions } from './list-billing';
import { listCustomers } from './list-customers';
import { resynch, setSynch } from './synch';

/** The data and settings behind the API. */
export type Api = { key: string; book: CustomerBook; billing: BillingBook; rules: Rules };

/** Behaviour that Fusebill does not publish, or that differs between accounts. */
export type Rules = LatchRules & { hasSalesforceIdFilter: boolean };

type Route = {
    method: string;
    path: RegExp;
    answer: (request: Incoming, api: Api, id: number) => Answer;
};

const ROUTES: Route[] = [
    {
        method: 'POST',
        path: /^\/v1\/Salesforce\/Latch\/?$/i,
        answer: (request, { book, rules }) =>
            refuseMedia(request) ?? latch(request.body, book, rules),
    },
    {
        method: 'POST',
        path: /^\/v1\/Salesforce\/EnableSynch\/(\d+)\/?$/i,
        answer: (_, { book }, id) => setSynch(id, 'Enabled', book),
    },
    {
        method: 'POST',
        path: /^\/v1\/Salesforce\/DisableSynch\/(\d+)\/?$/i,
        answer: (_, { book }, id) => setSynch(id, 'Disabled', book),
    },
    {
        method: 'POST',
        path: /^\/v1\/Salesforce\/Resynch\/?$/i,
        answer: (request, { book }) => refuseMedia(request) ?? resynch(request.body, book),
    },
    {
        method: 'GET',
        path: /^\/v1\/customers\/(\d+)\/?$/i,
        answer: (_, { book }, id) => {
            const customer = book.read(id);
            if (!customer) return message(404, `Customer ${id} was not found.`);
            return jsonText(200, customerJson(customer));
        },
    },
    {
        method: 'GET',
        path: /^\/v1\/customers\/(\d+)\/subscriptions\/?$/i,
        answer: ({ query }, { book, billing }, id) =>
            book.read(id)
                ? listSubscriptions(query, billing[id]?.subscriptions ?? [])
                : message(404, `Customer ${id} was not found.`),
    },
    {
        method: 'GET',
        path: /^\/v1\/customers\/(\d+)\/invoiceSummaries\/?$/i,
        answer: ({ query }, { book, billing }, id) =>
            book.read(id)
                ? listInvoiceSummaries(query, billing[id]?.invoices ?? [])
                : message(404, `Customer ${id} was not found.`),
    },
    {
        method: 'GET',
        path: /^\/v1\/customers\/?$/i,
        answer: ({ query }, { book, rules }) =>
            listCustomers(query, book.readAll(), { hasSalesforceId: rules.hasSalesforceIdFilter }),
    },
];

/** Handles a request under `/v1`: checks the key, then the path, then the method. */
export function answerApi(request: Incoming, api: Api): Answer {
    return refuseKey(request, api.key) ?? answerRoute(request, api);
}

function refuseKey({ authorization }: Incoming, key: string): Answer | undefined {
    switch (judgeKey(authorization, key)) {
        case 'accepted':
            return undefined;
        case 'malformed':
            return errors(400, 'Authorization key is not in the correct format.');
        case 'missing':
            return errors(401, 'Authorization key is missing.');
        case 'wrong':
            return errors(401, 'Authorization key is not valid.');
    }
}

function refuseMedia({ contentType }: Incoming): Answer | undefined {
    return /^application\/json\b/i.test(contentType ?? '')
        ? undefined
        : message(415, `The media type '${contentType ?? ''}' is not supported.`);
}

function answerRoute(request: Incoming, api: Api): Answer {
    const onPath = ROUTES.filter(({ path }) => path.test(request.path));
    if (onPath.length === 0) return message(404, `No resource matches ${request.path}.`);
    const route = onPath.find(({ method }) => method === request.method);
    if (!route) {
        return message(405, `The resource does not support the method ${request.method}.`, {
            Allow: onPath.map(({ method }) => method).join(', '),
        });
    }
    return route.answer(request, api, Number(route.path.exec(request.path)?.[1]));
}
