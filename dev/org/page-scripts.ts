import { join } from 'node:path';

/** The folder of the page's scripts, which `npm run build:page` writes. */
export const PAGE_SCRIPTS = join(__dirname, '../../dist/page');
