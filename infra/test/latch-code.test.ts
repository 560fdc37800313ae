import { createStack } from './synthesize';

describe('the function of a stack', () => {
    it('says which command to run when its bundle has not been built', () => {
        const create = () => createStack({}, { code: { folder: __dirname } });

        expect(create).toThrow('Run npm run build:lambda first.');
    });
});
