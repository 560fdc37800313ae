import { inPlace, type Step } from '../run/step';

/** The version that is installed: read from its file, or built from this source. */
export const prepareRelease: Step = {
    id: 'release',
    title: 'Release',
    look: async ({ options, release }, report) => {
        if (options.release === undefined) report('building from source');
        const { version } = await release();
        return inPlace(`version ${version}, ${options.release ?? 'built from source'}`);
    },
};
