import { findJava } from '../apex/java';

/** Tests that need Java: reported as skipped without it, except where Java is required. */
export const withJava =
    findJava(process.env) !== undefined || process.env['REQUIRE_JAVA'] === '1'
        ? describe
        : describe.skip;
