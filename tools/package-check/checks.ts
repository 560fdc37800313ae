import { apexCompiler } from './apex/apex-compiler';
import { apexRules } from './apex/apex-rules';
import type { Check } from './check';
import { components } from './components/components';
import { deployment } from './deployment/deployment';
import { metadata } from './metadata/metadata';
import { references } from './references/references';

/** All checks, in the order of the report. Register new ones here. */
export const CHECKS: readonly Check[] = [
    apexCompiler,
    apexRules,
    metadata,
    references,
    deployment,
    components,
];
