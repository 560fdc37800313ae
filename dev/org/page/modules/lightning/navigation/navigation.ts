import type { LightningElement } from 'lwc';

type Constructor = new () => LightningElement;
type RecordPage = { attributes: { recordId: string } };

const GenerateUrl = Symbol('GenerateUrl');
const Navigate = Symbol('Navigate');

function mixin(Base: Constructor): Constructor {
    return class extends Base {
        [GenerateUrl]({ attributes: { recordId } }: RecordPage): Promise<string> {
            return Promise.resolve(`${location.pathname}${location.search}#${recordId}`);
        }

        [Navigate]({ attributes: { recordId } }: RecordPage): void {
            location.hash = recordId;
        }
    };
}

/** Provides a component with the addresses of the page's records, and goes there. */
export const NavigationMixin = Object.assign(mixin, { GenerateUrl, Navigate });
