import { join } from 'node:path';
import { buildPackage } from '../../dev/package/build-package';
import { BUNDLE } from '../../infra/lib/latch-code';
import { writePlainDeployment } from '../../infra/lib/write-plain-deployment';
import packageJson from '../../package.json';
import { packRelease } from './pack-release';

const PROJECT = join(__dirname, '../..');

/** Run after `npm run build:lambda`. The argument is the folder to write to, by default `dist`. */
const [, , folder = join(PROJECT, 'dist')] = process.argv;

writePlainDeployment(join(folder, 'aws'), { bundle: BUNDLE });
buildPackage(PROJECT, join(folder, 'package'));
packRelease(join(folder, 'release'), {
    version: packageJson.version,
    aws: join(folder, 'aws'),
    deployerPolicy: join(PROJECT, 'infra/deployer-policy.json'),
    package: join(folder, 'package'),
});
console.log(`${join(folder, 'release')} holds the release.`);
