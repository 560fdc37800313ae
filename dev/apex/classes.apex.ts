import { join } from 'node:path';
import { describeApex } from '../../tools/apex-runtime/jest';
import { SHAPES } from './org-shapes';

describeApex(join(__dirname, '../../force-app'), { minimum: 90, shapes: SHAPES });
