import { FUNCTION_CODES, HOP_CODES } from '../../contract/codes';

/** The Apex enum `LatchCode`: the contract's codes, which Apex can't import. */
export function codeClass(): string {
    const codes = [...FUNCTION_CODES, ...HOP_CODES].map((code) => `    ${code}`);
    return `/**
 * Why a request can fail: first the function's own codes, then those of the hop to it. A newer function may answer with
 * another code, so replies carry their code as text. Generated: \`npx tsx dev/apex/write-examples.ts\`.
 */
public enum LatchCode {
${codes.join(',\n')}
}
`;
}
