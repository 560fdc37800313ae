import { join } from 'node:path';
import { readProjectFiles } from './project-files';
import { runSteps } from './run-steps';
import { checkSteps } from './steps';

const root = join(__dirname, '../..');
const files = readProjectFiles(root);

runSteps(checkSteps(files.get('package-lock.json') ?? ''), { root, files, write: console.log })
    .then((passed) => {
        process.exitCode = passed ? 0 : 1;
    })
    .catch((error: unknown) => {
        console.error(error);
        process.exitCode = 1;
    });
