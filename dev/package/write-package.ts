import { join, relative } from 'node:path';
import { buildPackage } from './build-package';
import { TypeFault } from './compile-components';

const PROJECT = join(__dirname, '../..');
const DIRECTORY = join(PROJECT, 'dist/package');

try {
    buildPackage(PROJECT, DIRECTORY);
    console.log(`${relative(process.cwd(), DIRECTORY)} is ready to deploy.`);
} catch (error) {
    console.error(error instanceof TypeFault ? error.message : error);
    process.exitCode = 1;
}
