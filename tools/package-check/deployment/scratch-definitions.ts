import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../check';

const FOLDER = 'config';
const DEFINITION = /-def\.json$/;

/** Broken features, and the settings that replace them. */
const BROKEN: Readonly<Record<string, string>> = {
    multicurrency: 'settings.currencySettings.enableMultiCurrency',
};

/** The definitions of scratch orgs and package versions: `config/*-def.json`. */
export function definitionFiles(root: string): string[] {
    const folder = join(root, FOLDER);
    const files = existsSync(folder) ? readdirSync(folder) : [];
    return files.filter((name) => DEFINITION.test(name)).map((name) => join(folder, name));
}

/** Finds definitions that use broken features. */
export function scratchDefinitions(root: string): Problem[] {
    return definitionFiles(root).flatMap(brokenFeatures);
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
