/**
 * Leaves out of the bundle that the SDK looks for files of settings in `~/.aws`: a function has its settings in its environment,
 * which the SDK reads first. A plugin, since esbuild's `alias` knows whole packages only.
 */
exports.withoutConfigFiles = {
    name: 'without-config-files',
    setup({ onLoad }) {
        onLoad({ filter: /[\\/]shared-ini-file-loader[\\/]loadSharedConfigFiles\.js$/ }, () => ({
            contents: `
                export { CONFIG_PREFIX_SEPARATOR } from './constants';
                export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });`,
        }));
    },
};
