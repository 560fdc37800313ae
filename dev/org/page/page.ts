import { createElement, type LightningElement } from 'lwc';
import LatchAction from 'c/latchAction';
import LatchCard from 'c/latchCard';
import LatchHealth from 'c/latchHealth';
import Icon from 'lightning/icon';
import { showDemoPanel } from './demo-panel';

type Account = Record<'Id' | 'Name', string> & Record<string, string | null>;

const FIELDS: Record<string, string> = {
    AccountNumber: 'Account Number',
    Phone: 'Phone',
    Website: 'Website',
    Industry: 'Industry',
    BillingCity: 'Billing City',
};

/** The card's properties from Lightning App Builder: `?layout=compact&hideSuggestions=true` and so on. */
function chosenProperties(): Record<string, unknown> {
    const chosen: Record<string, unknown> = {};
    const settings = new URLSearchParams(location.search);
    for (const name of ['cardTitle', 'layout', 'fields']) {
        if (settings.has(name)) chosen[name] = settings.get(name);
    }
    for (const name of ['hideSuggestions', 'hideBilling', 'newestFirst']) {
        chosen[name] = settings.get(name) === 'true';
    }
    return chosen;
}

/** Calls an Apex method as the platform does: data resolves, an error rejects with `body.message`. */
async function apex(name: string, parameters: unknown): Promise<unknown> {
    const response = await fetch(`/apex/${name}`, {
        method: 'POST',
        headers: {
            'Content-Type': 'application/json',
            'Accept-Language': document.documentElement.lang,
        },
        body: JSON.stringify(parameters ?? {}),
    });
    const body: unknown = await response.json();
    if (response.ok) return body;
    throw Object.assign(new Error(`${name} answered ${response.status}`), { body });
}

function component(name: string, is: unknown, properties: Record<string, unknown>): HTMLElement {
    return Object.assign(createElement(name, { is: is as typeof LightningElement }), properties);
}

function element(tag: string, className: string, ...children: (string | Node)[]): HTMLElement {
    const node = document.createElement(tag);
    node.className = className;
    node.append(...children);
    return node;
}

function region(id: string): HTMLElement {
    const found = document.getElementById(id);
    if (found === null) throw new Error(`The page has no element #${id}.`);
    return found;
}

function accountLink({ Id, Name }: Account): HTMLElement {
    const link = element('a', '', Name);
    link.setAttribute('href', `#${Id}`);
    if (location.hash === `#${Id}`) link.setAttribute('aria-current', 'page');
    return element('li', '', link);
}

function highlights({ Id, Name }: Account): HTMLElement {
    const icon = component('lightning-icon', Icon, { iconName: 'standard:account' });
    const button = element('button', 'slds-button slds-button_neutral', 'Latch to Fusebill');
    button.addEventListener('click', () => openAction(Id, button));
    const heading = element(
        'div',
        '',
        element('p', 'slds-text-body_small', 'Account'),
        element('h1', '', Name),
    );
    return element('section', 'org-panel org-highlights', icon, heading, button);
}

function details(account: Account): HTMLElement {
    const fields = Object.entries(FIELDS).map(([field, label]) =>
        element('div', '', element('dt', '', label), element('dd', '', account[field] ?? '—')),
    );
    return element('section', 'org-panel', element('dl', 'org-fields', ...fields));
}

function openAction(recordId: string, opener: HTMLElement): void {
    const action = component('c-latch-action', LatchAction, {});
    const frame = element('div', 'slds-modal__container', action);
    const dialog = element('section', 'slds-modal slds-fade-in-open', frame);
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
    dialog.setAttribute('aria-label', 'Latch to Fusebill');
    const backdrop = element('div', 'slds-backdrop slds-backdrop_open');
    const close = (): void => {
        region('overlay').replaceChildren();
        opener.focus();
    };
    dialog.addEventListener('lightning__actionsclosescreen', close);
    dialog.addEventListener('keydown', ({ key }) => {
        if (key === 'Escape') close();
    });
    region('overlay').replaceChildren(dialog, backdrop);
    // As in an org, a screen action gets its record only after it is connected.
    setTimeout(() => Object.assign(action, { recordId }));
}

/** Shows the connection check, as its tab does. */
function showConnection(): void {
    document.title = 'Connection';
    region('record').replaceChildren(component('c-latch-health', LatchHealth, {}));
}

let accounts: Account[] = [];

function show(): void {
    const isConnection = location.hash === '#health';
    region('connection').toggleAttribute('aria-current', isConnection);
    region('accounts').replaceChildren(...accounts.map(accountLink));
    if (isConnection) return showConnection();
    const account = accounts.find(({ Id }) => location.hash === `#${Id}`);
    if (account === undefined) {
        location.hash = `#${accounts[0]?.Id ?? ''}`;
        return;
    }
    document.title = `${account.Name} | Account`;
    const card = component('c-latch-card', LatchCard, {
        ...chosenProperties(),
        recordId: account.Id,
    });
    region('record').replaceChildren(
        highlights(account),
        element('div', 'org-columns', details(account), element('aside', '', card)),
    );
}

/** The demo panel comes last: it isn't part of a record page. */
async function start(): Promise<void> {
    Object.assign(window, { latchOrg: { apex } });
    window.addEventListener('hashchange', show);
    accounts = (await (await fetch('/accounts.json')).json()) as Account[];
    show();
    requestIdleCallback(() => void showDemoPanel(region('demo')));
}

void start();
