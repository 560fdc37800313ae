import { toAccountId } from '../latch/account-id';
import { digitsOf } from './normal-forms';
import { safeTerm } from './safe-term';

/** The possible meanings of a search term. */
export type Term = {
    /** As typed, for the comma in 'Barrow, Sol'. */
    typed: string;
    /** Without the characters of Fusebill's query language. */
    text: string;
    /** A customer's id, if it may be one. */
    id: number | null;
    /** Of an Account, 18 characters. */
    accountId: string | null;
    isEmail: boolean;
    /** The digits to compare phone numbers by; '' if it can't be one. */
    phone: string;
    /** Whether it may be a customer's reference, rather than a name. */
    isCode: boolean;
};

const PHONE = /^[\d\s().+/-]+(?:(?:x|ext)\.?\s*\d+)?$/i;

/**
 * Finds ids, pasted addresses of Fusebill pages, phone numbers and email addresses in a term; null if it has neither
 * a letter nor a digit.
 */
export function readTerm(typed: string): Term | null {
    const pasted = typed.normalize('NFKC').trim();
    const id = idIn(pasted);
    const plain = id !== null && /[/:]/.test(pasted) ? String(id) : pasted.replace(/^mailto:/i, '');
    const text = safeTerm(plain);
    if (!new RegExp(String.raw`[\p{L}\p{N}]`, 'u').test(text)) return null;
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
