import { runSetup } from './run-setup';

runSetup(process.argv.slice(2), process.env).then(
    (code) => {
        process.exitCode = code;
    },
    (error: unknown) => {
        console.error(error instanceof Error ? error.message : String(error));
        process.exitCode = 1;
    },
);
