import { runSetup } from './run-setup';

// Otherwise the AWS SDK warns on every run that it will drop Node 20 in 2027; the docs recommend 24.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

runSetup(process.argv.slice(2), process.env).then(
    (code) => {
        process.exitCode = code;
    },
    (error: unknown) => {
        console.error(error instanceof Error ? error.message : String(error));
        process.exitCode = 1;
    },
);
