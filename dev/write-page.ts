import { buildPage } from './org/page-build';
import { PAGE_SCRIPTS } from './org/page-scripts';

buildPage(PAGE_SCRIPTS).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
