import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../check';

const FOLDER = 'config';
const DEFINITION = /-def\.json$/;

/** Features that can no longer be relied on, and the setting that does the same. */
const BROKEN: Readonly<Record<string, string>> = {
    multicurrency: 'settings.currencySettings.enableMultiCurrency',
};

/** Definitions of scratch orgs and package versions, in `config/*-def.json`, that ask for what is broken. */
export function scratchDefinitions(root: string): Problem[] {
    const folder = join(root, FOLDER);
    const files = existsSync(folder) ? readdirSync(folder) : [];
    return files
        .filter((name) => DEFINITION.test(name))
        .flatMap((name) => brokenFeatures(join(folder, name)));
}

function brokenFeatures(file: string): Problem[] {
    const { features = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
        features?: readonly string[];
    };
    return features.flatMap((feature) => {
        const setting = BROKEN[feature.toLowerCase()];
        return setting === undefined
            ? []
            : [{ file, message: `the feature ${feature} is broken: set ${setting}` }];
    });
}
