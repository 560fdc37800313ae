import { CompileError } from '../errors';

/** The compiler's error for a method that doesn't exist. */
export const wrongSignature = (name: string): CompileError =>
    new CompileError(`Method does not exist or incorrect signature: ${name}`);
