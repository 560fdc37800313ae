import { createElement, type LightningElement } from 'lwc';

type Mounted<Properties> = HTMLElement & Properties & { shadowRoot: ShadowRoot };

/** Creates a component with these properties, adds it to the document and waits until it is rendered. */
export async function mount<Properties extends object>(
    is: typeof LightningElement,
    properties: Properties,
): Promise<Mounted<Properties>> {
    const element = createElement('c-under-test', { is });
    Object.assign(element, properties);
    document.body.append(element);
    await drawn();
    return element as unknown as Mounted<Properties>;
}

/** Removes every component from the document; for `afterEach`. */
export function unmountAll(): void {
    document.body.replaceChildren();
}

/** Resolves once everything pending is answered and rendered. */
export function drawn(): Promise<void> {
    return new Promise((resolve) => {
        setTimeout(resolve);
    });
}

/** The first match of the selector in the component or in one inside it; null if there is none. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- callers name the type of the element
export function within<Found extends HTMLElement = HTMLElement>(
    element: HTMLElement,
    selector: string,
): Found | null {
    const own = element.shadowRoot?.querySelector<Found>(selector);
    if (own) return own;
    for (const inner of element.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? []) {
        const found = inner.shadowRoot && within<Found>(inner, selector);
        if (found) return found;
    }
    return null;
}

/** The first match of the selector in the component or in one inside it. Throws if there is none. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- callers name the type of the element
export function part<Found extends HTMLElement = HTMLElement>(
    element: HTMLElement,
    selector: string,
): Found {
    const found = within<Found>(element, selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
}

/** The text of the part with this name; null if it isn't shown. */
export function textOf(element: HTMLElement, name: string): string | null {
    return within(element, `[data-part="${name}"]`)?.textContent ?? null;
}
