/** Url. */
import { Native } from '../values';
import { textState } from './kinds';
import { methodTable, pure, pureStatic, type StaticMethods } from './signature';

const ORG_URL = 'https://test-org.vm.salesforce.com';

/** `new Url(text)`. */
export const newUrl = (spec: string): Native => new Native('Url', spec);

export const urlMethods = methodTable(textState('Url'), {
    toexternalform: pure([], (spec) => spec),
    gethost: pure([], (spec) => new URL(spec).hostname),
    getpath: pure([], (spec) => new URL(spec).pathname),
    getprotocol: pure([], (spec) => new URL(spec).protocol.slice(0, -1)),
    getquery: pure([], (spec) => new URL(spec).search.slice(1) || null),
});

export const urlStatics: StaticMethods = {
    getorgdomainurl: pureStatic([], () => newUrl(ORG_URL)),
};
