import { inPlace, type Step } from '../run/step';

/** Prepares the version to install: reads it from its file, or builds it from this source. */
export const prepareRelease: Step = {
    id: 'release',
    title: 'Release',
    look: async ({ options, release }, report) => {
        if (options.release === undefined) report('building from source');
        const { version } = await release();
        return inPlace(`version ${version}, ${options.release ?? 'built from source'}`);
    },
};
