import { findJava } from '../apex/java';

/** Tests that need Java. Without it they are skipped, unless Java is required. */
export const withJava =
    findJava(process.env) !== undefined || process.env['REQUIRE_JAVA'] === '1'
        ? describe
        : describe.skip;
