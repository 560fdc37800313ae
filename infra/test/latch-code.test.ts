import { createStack } from './synthesize';

describe('the function of a stack', () => {
    it('says which command to run when its bundle is missing', () => {
        const create = () => createStack({}, { code: { folder: __dirname } });

        expect(create).toThrow('Run npm run build:lambda first.');
    });
});
