import type { Plugin } from 'esbuild';
export declare const requireBuiltins: Plugin;
