/** Legal forms, articles and words such as 'and'. */
const IGNORED = new Set(
    `ab ag and aps as asa bv co company corp corporation cv der die du eg el et gmbh inc incorporated kg kk la las le les llc
    llp lp ltd ltda limited los mbh nv of og oy oyj plc pte pty sa sae sarl sas sl spa srl the und y`.split(
        /\s+/,
    ),
);

/** Words that say little because many names contain them. */
const COMMON = new Set(
    `agency america associates bakery brothers cafe canada capital care center clinic club coffee consulting design dental
    energy enterprises europe financial foods foundation global group health holdings hotel industries institute
    international law logistics management marketing media medical national north partners pharmacy plumbing products
    properties realty restaurant school security services shop software solutions south store street studio studios supply
    systems technologies technology trading travel university ventures west works world worldwide east`.split(
        /\s+/,
    ),
);

/** Common abbreviations. */
const SHORTENED: Readonly<Record<string, string>> = {
    assoc: 'associates',
    bros: 'brothers',
    centre: 'center',
    ctr: 'center',
    ent: 'enterprises',
    ents: 'enterprises',
    grp: 'group',
    hldgs: 'holdings',
    inds: 'industries',
    intl: 'international',
    mfg: 'manufacturing',
    mgmt: 'management',
    mktg: 'marketing',
    natl: 'national',
    pharm: 'pharmacy',
    prods: 'products',
    props: 'properties',
    soln: 'solutions',
    solns: 'solutions',
    st: 'street',
    svc: 'services',
    svcs: 'services',
    sys: 'systems',
    tech: 'technology',
    techs: 'technologies',
    univ: 'university',
};

/** Letters that Unicode does not decompose. */
const PLAIN: Readonly<Record<string, string>> = {
    æ: 'ae',
    đ: 'd',
    ð: 'd',
    ı: 'i',
    ł: 'l',
    ø: 'o',
    œ: 'oe',
    ß: 'ss',
    þ: 'th',
};

const COMMON_WEIGHT = 0.35;

/** The words of a name without case, accents, apostrophes, punctuation and legal forms; all of them if nothing else is left. */
export function wordsOf(name: string): string[] {
    const words = plainText(name).split(' ').filter(Boolean);
    const distinctive = words.filter((word) => !IGNORED.has(word)).map((word) => expand(word));
    return distinctive.length > 0 ? distinctive : words;
}

/** The name without case, accents, punctuation, legal form and the order of its words. */
export function normalName(name: string): string {
    return wordsOf(name).sort().join(' ');
}

/** Without case, accents, apostrophes and punctuation. */
export function plainText(text: string): string {
    return text
        .normalize('NFKD')
        .replace(new RegExp(String.raw`\p{M}`, 'gu'), '')
        .toLowerCase()
        .replace(/[æđðıłøœßþ]/g, (letter) => PLAIN[letter] ?? letter)
        .replace(/['’‘`´]/g, '')
        .replace(
            new RegExp(String.raw`(?<![\p{L}\p{N}])\p{L}(?:[./]\p{L})+(?![\p{L}\p{N}])`, 'gu'),
            (letters) => letters.replace(/[./]/g, ''),
        )
        .replace(new RegExp(String.raw`[^\p{L}\p{N}]+`, 'gu'), ' ')
        .trim();
}

/** How distinctive a word is: 1, less if many names contain it, 0 for a legal form. */
export function weightOf(word: string): number {
    if (IGNORED.has(word)) return 0;
    return COMMON.has(word) ? COMMON_WEIGHT : 1;
}

function expand(word: string): string {
    return Object.hasOwn(SHORTENED, word) ? (SHORTENED[word] ?? word) : word;
}
