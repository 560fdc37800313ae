type Fault = { name: string; label: string; hint: string; isActive: boolean };
type State = {
    user: string;
    users: string[];
    faults: Fault[];
    inView: { id: number; name: string }[];
};

const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français' };

let said = '';

async function ask(action = '', parameters: Record<string, unknown> = {}): Promise<State> {
    const options = action === '' ? {} : { method: 'POST', body: JSON.stringify(parameters) };
    const response = await fetch(`/demo/${action}`, options);
    if (!response.ok) throw new Error(`The demo answered ${response.status}.`);
    return (await response.json()) as State;
}

function element<T extends keyof HTMLElementTagNameMap>(
    tag: T,
    properties: Partial<HTMLElementTagNameMap[T]> = {},
    ...children: (string | Node)[]
): HTMLElementTagNameMap[T] {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
}

/** Fills the demo's panel, which is not part of the product. Hidden if there are no faults to cause. */
export async function showDemoPanel(panel: HTMLElement): Promise<void> {
    const response = await fetch('/demo/');
    panel.hidden = !response.ok;
    if (response.ok) render(panel, (await response.json()) as State);
}

function render(panel: HTMLElement, state: State): void {
    const focused = document.activeElement?.id;
    const active = state.faults.filter(({ isActive }) => isActive);
    const isOpen = panel.querySelector('details')?.open ?? false;
    const change = (action: string, parameters = {}, words = ''): void => {
        said = words;
        void ask(action, parameters).then((next) => render(panel, next));
    };
    const faults = state.faults.map((fault) => faultSwitch(fault, change));
    const status = active.length === 0 ? 'No faults' : active.map(({ label }) => label).join(', ');
    const summary = element('summary', {}, element('strong', {}, 'Demo controls'));
    panel.replaceChildren(
        element(
            'details',
            { open: isOpen },
            summary,
            element('p', {}, 'Not part of the product. They control the emulators behind it.'),
            choice('user', 'User', state.users, state.user, (user) => become(user)),
            choice(
                'language',
                'Language',
                Object.keys(LANGUAGES),
                document.documentElement.lang,
                speak,
            ),
            element('fieldset', {}, element('legend', {}, 'Faults'), ...faults),
            rival(state, change),
            button(
                'demo-reset',
                'Reset demo',
                () => void ask('reset').then(() => location.reload()),
            ),
        ),
        element(
            'p',
            { id: 'demo-active', className: active.length > 0 ? 'is-active' : '' },
            status,
        ),
        ...(active.length > 0
            ? [button('demo-clear', 'Clear all faults', () => change('clear'))]
            : []),
        element('p', { id: 'demo-said', role: 'status' }, said),
    );
    panel.querySelector('details')?.addEventListener('toggle', () => void refresh(panel));
    if (focused === undefined || !focused.startsWith('demo-')) return;
    // the focused element may be gone
    (document.getElementById(focused) ?? panel.querySelector('summary'))?.focus();
}

/** Shows the customers in view when the panel opens. */
async function refresh(panel: HTMLElement): Promise<void> {
    const { inView } = await ask();
    const select = panel.querySelector<HTMLSelectElement>('#demo-rival');
    select?.replaceChildren(...inView.map(customerOption));
}

function faultSwitch(
    { name, label, hint, isActive }: Fault,
    change: (action: string, parameters: object) => void,
): HTMLElement {
    const box = element('input', { type: 'checkbox', id: `demo-${name}`, checked: isActive });
    box.setAttribute('aria-describedby', `demo-${name}-hint`);
    box.addEventListener('change', () => change('fault', { name, isActive: box.checked }));
    const text = element('label', { htmlFor: box.id }, label);
    return element('div', {}, box, text, element('p', { id: `demo-${name}-hint` }, hint));
}

function rival(
    { inView }: State,
    change: (action: string, parameters: object, words: string) => void,
): HTMLElement {
    const select = element('select', { id: 'demo-rival' }, ...inView.map(customerOption));
    const latch = (): void => {
        const accountId = location.hash.slice(1);
        const words = `Another Account has ${select.selectedOptions[0]?.text ?? ''} now.`;
        change('rival', { fusebillId: select.value, accountId }, words);
    };
    return element(
        'fieldset',
        {},
        element('legend', {}, 'Someone else latches meanwhile'),
        element(
            'p',
            {},
            'Choose a customer and press Latch meanwhile. Then latch it on the card: it says who has it now.',
        ),
        element('label', { htmlFor: select.id }, 'Customer in view'),
        select,
        button('demo-meanwhile', 'Latch meanwhile', latch),
    );
}

function customerOption({ id, name }: State['inView'][number]): HTMLOptionElement {
    return element('option', { value: String(id) }, `${name} (${id})`);
}

function choice(
    name: string,
    label: string,
    values: string[],
    value: string,
    choose: (value: string) => void,
): HTMLElement {
    const options = values.map((each) => element('option', { value: each }, each));
    const select = element('select', { id: `demo-${name}` }, ...options);
    select.value = value;
    select.addEventListener('change', () => choose(select.value));
    return element('div', {}, element('label', { htmlFor: select.id }, label), select);
}

function button(id: string, label: string, act: () => void): HTMLElement {
    const node = element(
        'button',
        { id, type: 'button', className: 'slds-button slds-button_neutral' },
        label,
    );
    node.addEventListener('click', act);
    return node;
}

/** The page reads its user only when it loads. */
function become(user: string): void {
    void ask('user', { user }).then(() => location.reload());
}

function speak(language: string): void {
    const address = new URL(location.href);
    address.searchParams.set('language', language);
    location.assign(address);
}
