import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPlainTemplate } from './plain-template';
import type { LatchSettings } from './settings';
import { readTemplate } from './template';
import { zip } from './zip';

/** Leaves `template.json` and the zipped code in `folder`: all that a deployment without CDK needs. What was there before is removed. */
export function writePlainDeployment(
    folder: string,
    { stack, settings, bundle }: { stack: unknown; settings: LatchSettings; bundle: string },
): void {
    const code = zipFolder(bundle);
    const codeKey = `fusebill-latch-${createHash('sha256').update(code).digest('hex').slice(0, 12)}.zip`;
    const template = toPlainTemplate(readTemplate(stack), { codeKey, defaults: settings });
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, codeKey), code);
    writeFileSync(join(folder, 'template.json'), `${JSON.stringify(template, null, 2)}\n`);
}

function zipFolder(folder: string): Buffer {
    return zip(
        readdirSync(folder)
            .sort()
            .map((name) => ({ name, content: readFileSync(join(folder, name)) })),
    );
}
