import { createElement, type LightningElement } from 'lwc';

type Mounted<Properties> = HTMLElement & Properties & { shadowRoot: ShadowRoot };

/** The component in the document, with these properties, drawn. */
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

/** Takes every component out of the document; for `afterEach`. */
export function unmountAll(): void {
    document.body.replaceChildren();
}

/** Resolves once everything that was under way is answered and drawn. */
export function drawn(): Promise<void> {
    return new Promise((resolve) => {
        setTimeout(resolve);
    });
}

/** The first element that the selector finds in the component, or else in one inside it; null when there is none. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the properties of what it looks for
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

/** The first element that the selector finds in the component, or else in one inside it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the properties of what it looks for
export function part<Found extends HTMLElement = HTMLElement>(
    element: HTMLElement,
    selector: string,
): Found {
    const found = within<Found>(element, selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
}

/** The text of the part with this name; null when the component shows none. */
export function textOf(element: HTMLElement, name: string): string | null {
    return within(element, `[data-part="${name}"]`)?.textContent ?? null;
}
