import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examplesClass } from './examples-class';

const CLASSES = join(__dirname, '../../force-app/main/default/classes');

writeFileSync(join(CLASSES, 'LatchExamples.cls'), examplesClass());
