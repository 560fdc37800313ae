/**
 * Makes the bundle take Node's own modules by `require`. An `import` of one evaluates all that it exports, at once: in
 * Node 24, that of `node:http` loads the whole of undici for the `WebSocket` among them.
 */
exports.requireBuiltins = {
    name: 'require-builtins',
    setup({ onResolve, onLoad }) {
        onResolve({ filter: /^node:/ }, ({ path, kind }) =>
            kind === 'require-call' ? { path, external: true } : { path, namespace: 'builtin' },
        );
        onLoad({ filter: /^/, namespace: 'builtin' }, ({ path }) => ({
            contents: `module.exports = require('${path}');`,
        }));
    },
};
