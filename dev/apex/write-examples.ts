import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examplesClass } from './examples-class';
import { CLASSES } from './read-classes';

writeFileSync(join(CLASSES, 'tests/LatchExamples.cls'), examplesClass());
