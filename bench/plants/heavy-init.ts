import * as parser from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';

// A use that no bundler can remove.
if (!('parsers' in parser) || typeof format !== 'function') throw new Error('Not loaded.');

/** The function with a heavy import at its start: a regression that the ratios must show. */
export { handler } from '../../lambda/src/index';
