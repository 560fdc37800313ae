const { readFileSync } = require('node:fs');

/** Leaves out of the bundle what the SDK brings for other places than this one. */
exports.leanerSdk = {
    name: 'leaner-sdk',
    setup({ onLoad }) {
        // Of its own package.json, the client uses the version.
        onLoad({ filter: /client-secrets-manager[\\/]package\.json$/ }, ({ path }) => {
            const { version } = JSON.parse(readFileSync(path, 'utf8'));
            return { contents: JSON.stringify({ version }), loader: 'json' };
        });
        // Keeps the trace ids of invocations that share a process. Here each has its own, whose id is in the environment.
        onLoad({ filter: /[\\/]lambda-invoke-store[\\/].*\.js$/ }, () => ({
            contents: 'export const InvokeStore = { getInstanceAsync: async () => undefined };',
        }));
        // SHA-256 in JavaScript, for a Node without its own.
        onLoad({ filter: /[\\/]sha256[\\/]Sha256Js\.js$/ }, () => ({
            contents:
                "export class Sha256Js { constructor() { throw new Error('Node has SHA-256.'); } }",
        }));
        // The limiter of the retry mode 'adaptive', which nobody asks for here: without it, that mode is the standard one.
        onLoad({ filter: /[\\/]util-retry[\\/]DefaultRateLimiter\.js$/ }, () => ({
            contents:
                'export class DefaultRateLimiter { async getSendToken() {} updateClientSendingRate() {} }',
        }));
        // Writes the headers of event streams, as `no-event-streams.ts` says.
        onLoad({ filter: /[\\/]signature-v4[\\/].*[\\/]HeaderFormatter\.js$/ }, () => ({
            contents:
                "export class HeaderFormatter { format() { throw new Error('There are no event streams.'); } }",
        }));
    },
};
