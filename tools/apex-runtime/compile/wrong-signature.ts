import { CompileError } from '../errors';

/** What the compiler says of a method that no class in reach has. */
export const wrongSignature = (name: string): CompileError =>
    new CompileError(`Method does not exist or incorrect signature: ${name}`);
