/** Free-mail providers with domains in many countries. */
const FREE_MAIL_ANYWHERE =
    /^(?:aol|gmail|gmx|googlemail|hotmail|icloud|live|msn|outlook|proton|protonmail|rocketmail|windowslive|yahoo|yandex|ymail)\.(?:com?\.)?[a-z]{2,3}$/;

/** Other free-mail providers, by domain. */
const FREE_MAIL = new Set(
    `126.com 139.com 163.com abv.bg aim.com alice.it arcor.de att.net bell.net bellsouth.net bigpond.com bk.ru
    bluewin.ch bol.com.br btinternet.com charter.net comcast.net cox.net daum.net duck.com earthlink.net eastlink.ca
    fastmail.com fastmail.fm foxmail.com free.fr freenet.de hanmail.net hey.com home.nl hushmail.com inbox.com inbox.ru
    interia.pl juno.com kpnmail.nl laposte.net libero.it list.ru mac.com mail.com mail.de mail.ru mailbox.org me.com
    naver.com neuf.fr nifty.com ntlworld.com o2.pl onet.pl online.de optonline.net optusnet.com.au orange.fr pacbell.net
    planet.nl pm.me posteo.de qq.com rambler.ru rediffmail.com rogers.com sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca
    sina.com sky.com skynet.be sympatico.ca t-online.de talktalk.net telenet.be telus.net terra.com.br tiscali.it tuta.com
    tutanota.com ukr.net uol.com.br verizon.net videotron.ca virgilio.it virginmedia.com wanadoo.fr web.de wp.pl
    xtra.co.nz yeah.net ziggo.nl zoho.com`.split(/\s+/),
);

/** The addresses in fields that may each hold several, separated by `;` or `,`. */
export function emailsOf(...fields: readonly (string | null | undefined)[]): string[] {
    return fields
        .flatMap((field) => (field ?? '').replace(/\bmailto:/gi, ' ').split(/[;,\s]+/))
        .filter((address) => /^[^@\s]+@[^@\s]+$/.test(address));
}

/** The host of a website or an email address, without `www.`; null for a free-mail provider's or an invalid one. */
export function siteOf(websiteOrEmail: string): string | null {
    const text = websiteOrEmail.trim().toLowerCase();
    const host = text.includes('@')
        ? text.slice(text.lastIndexOf('@') + 1)
        : hostOf(text.includes('://') ? text : `https://${text}`);
    const site = host?.replace(/^www\./, '') ?? '';
    const isHost = new RegExp(String.raw`^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$`, 'u').test(site);
    const isFreeMail = FREE_MAIL.has(site) || FREE_MAIL_ANYWHERE.test(site);
    return isHost && !isFreeMail ? site : null;
}

function hostOf(url: string): string | null {
    return URL.canParse(url) ? new URL(url).hostname : null;
}

/**
 * The last nine digits of a phone number, which are the same with and without country code; '' if there are fewer
 * than seven.
 */
export function digitsOf(phone: string): string {
    const digits = phone.replace(/\D/g, '');
    return digits.length < 7 ? '' : digits.slice(-9);
}
