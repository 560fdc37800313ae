import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeClass } from './code-class';
import { examplesClass } from './examples-class';
import { CLASSES } from './read-classes';

writeFileSync(join(CLASSES, 'tests/LatchExamples.cls'), examplesClass());
writeFileSync(join(CLASSES, 'function/LatchCode.cls'), codeClass());
