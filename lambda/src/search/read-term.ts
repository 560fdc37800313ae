import { toAccountId } from '../latch/account-id';
import { digitsOf } from './normal-forms';
import { safeTerm } from './safe-term';

/** What a person typed, as what it may be. */
export type Term = {
    /** As it was typed, for the comma in 'Barrow, Sol'. */
    typed: string;
    /** Without the characters of Fusebill's query language. */
    text: string;
    /** A customer's id, where it may be one. */
    id: number | null;
    /** Of an Account, 18 characters. */
    accountId: string | null;
    isEmail: boolean;
    /** The digits that phone numbers are compared by; '' when it can't be one. */
    phone: string;
    /** Whether it may be a customer's reference, rather than a name. */
    isCode: boolean;
};

const PHONE = /^[\d\s().+/-]+(?:(?:x|ext)\.?\s*\d+)?$/i;

/** Reads ids, pasted addresses of Fusebill's pages, phone numbers and email addresses out of what was typed; null when there is neither a letter nor a digit. */
export function readTerm(typed: string): Term | null {
    const pasted = typed.normalize('NFKC').trim();
    const id = idIn(pasted);
    const plain = id !== null && /[/:]/.test(pasted) ? String(id) : pasted.replace(/^mailto:/i, '');
    const text = safeTerm(plain);
    if (!/[\p{L}\p{N}]/u.test(text)) return null;
    return {
        typed: plain,
        text,
        id,
        accountId: toAccountId(text),
        isEmail: /^\S+@\S*$/.test(text),
        phone: PHONE.test(plain) ? digitsOf(plain) : '',
        isCode: /\d/.test(text),
    };
}

/** `172677`, `#172710`, `172 710`, or the number at the end of a page's address. */
function idIn(text: string): number | null {
    const inAddress = /^https?:\/\/\S*?\/customers\/(?:\w+\/)*(\d+)(?:[/?#]\S*)?$/i.exec(text)?.[1];
    const digits = inAddress ?? text.replace(/^#\s*/, '').replace(/(?<=\d)[\s,.](?=\d{3}\b)/g, '');
    const id = /^\d+$/.test(digits) ? Number(digits) : 0;
    return Number.isSafeInteger(id) && id > 0 ? id : null;
}
