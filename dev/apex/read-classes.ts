import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The folder of the Apex classes; each subject has a folder of its own below it. */
export const CLASSES = join(__dirname, '../../force-app/main/default/classes');

/** The sources of all Apex classes by their names. */
export function readClasses(): ReadonlyMap<string, string> {
    return new Map(
        readdirSync(CLASSES, { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('.cls'))
            .sort()
            .map((file) => [basename(file, '.cls'), readFileSync(join(CLASSES, file), 'utf8')]),
    );
}
