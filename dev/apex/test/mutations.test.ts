import { join } from 'node:path';
import { readProject } from '../../../tools/apex-runtime/metadata';
import { mutate } from '../../../tools/apex-runtime/mutations';
import { MUTATIONS } from '../mutations';

const project = readProject(join(__dirname, '../../../force-app'));

test.each(MUTATIONS)('finds the text to replace for each fault: $fault', (mutation) => {
    const { className } = mutate(project, mutation);

    expect(className).toMatch(/^(Latch|FusebillLatch)/);
});
