import { build } from 'esbuild';
import { bundleOptions } from './bundle-options.cjs';

await build(bundleOptions);
