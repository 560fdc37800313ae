import { join } from 'node:path';
import { buildPackage } from '../../dev/package/build-package';
import { BUNDLE } from '../../infra/lib/latch-code';
import { writePlainDeployment } from '../../infra/lib/write-plain-deployment';
import packageJson from '../../package.json';
import { packRelease } from './pack-release';

const PROJECT = join(__dirname, '../..');
const DIST = join(PROJECT, 'dist');

// Run after `npm run build:lambda`.
writePlainDeployment(join(DIST, 'aws'), { bundle: BUNDLE });
buildPackage(PROJECT, join(DIST, 'package'));
packRelease(join(DIST, 'release'), {
    version: packageJson.version,
    aws: join(DIST, 'aws'),
    deployerPolicy: join(PROJECT, 'infra/deployer-policy.json'),
    package: join(DIST, 'package'),
    translations: join(DIST, 'package-translations'),
});
console.log('dist/release holds the release.');
