import { join } from 'node:path';
import { describeApex } from '../../tools/apex-runtime/jest';

describeApex(join(__dirname, '../../force-app'), { minimum: 90 });
