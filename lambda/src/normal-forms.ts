const FREE_MAIL = new Set(
    `aol.com bluewin.ch btinternet.com comcast.net fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.de gmx.net
    googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.fr icloud.com laposte.net live.com mac.com mail.com mail.ru
    me.com msn.com naver.com orange.fr outlook.com outlook.de outlook.fr pm.me proton.me protonmail.com qq.com rogers.com
    sbcglobal.net shaw.ca sympatico.ca t-online.de tutanota.com verizon.net wanadoo.fr web.de yahoo.ca yahoo.co.uk
    yahoo.com yahoo.de yahoo.fr yandex.com yandex.ru ymail.com zoho.com 126.com 163.com`.split(
        /\s+/,
    ),
);

/** What companies add to their names. */
const LEGAL_FORMS =
    /\b(?:ab|ag|bv|co|company|corp|corporation|gmbh|inc|incorporated|kg|llc|llp|ltd|limited|nv|oy|plc|pty|sa|sarl|sas|srl|the)\b/g;

/** The addresses in fields that may each hold several, parted by `;` or `,`. */
export function emailsOf(...fields: readonly (string | null | undefined)[]): string[] {
    return fields
        .flatMap((field) => (field ?? '').split(/[;,\s]+/))
        .filter((address) => /^[^@\s]+@[^@\s]+$/.test(address));
}

/** The host of a website or of an e-mail address, without `www.`; null when it is a free-mail provider's, or none. */
export function siteOf(websiteOrEmail: string): string | null {
    const text = websiteOrEmail.trim().toLowerCase();
    const host = text.includes('@')
        ? text.slice(text.lastIndexOf('@') + 1)
        : hostOf(text.includes('://') ? text : `https://${text}`);
    const site = host?.replace(/^www\./, '') ?? '';
    return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(site) && !FREE_MAIL.has(site)
        ? site
        : null;
}

function hostOf(url: string): string | null {
    return URL.canParse(url) ? new URL(url).hostname : null;
}

/** The last nine digits of a phone number, which it keeps with and without its country; '' when it has fewer than seven. */
export function digitsOf(phone: string): string {
    const digits = phone.replace(/\D/g, '');
    return digits.length < 7 ? '' : digits.slice(-9);
}

/** A name without case, accents, punctuation and legal form. */
export function normalName(name: string): string {
    return name
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .replace(LEGAL_FORMS, ' ')
        .replace(/ +/g, ' ')
        .trim();
}
