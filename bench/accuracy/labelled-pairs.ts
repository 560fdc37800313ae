import type { Hints } from '../../contract/event';
import type { FusebillCustomer } from '../../dev/fusebill/customer';
import { makeCustomer } from '../../dev/fusebill/seed/make-customer';
import { Chance } from './chance';
import { rewritten, rewrittenPerson, rewrittenPhone, withTypo } from './spoil-text';
import { FIRST_NAMES, FREE_MAIL, LEGAL_FORMS, TRADES, VOCABULARIES } from './vocabulary';

/** An Account and the customer that bills it, if any. */
export type LabelledPair = { hints: Required<Hints>; customerId: number | null };

export type LabelledHalf = { pairs: LabelledPair[]; customers: FusebillCustomer[] };

export type HalfName = keyof typeof VOCABULARIES;

const SEEDS: Record<HalfName, number> = { development: 20260101, frozen: 77003 };
const ACCOUNTS = 400;

/** The true data of a business or person, before anybody enters it. */
type Entity = {
    name: string;
    person: { first: string; last: string };
    isPerson: boolean;
    domain: string | null;
    email: string;
    phone: string;
};

/**
 * One half of the labelled pairs, with invented names: typos, legal forms, abbreviations, branches that share a domain,
 * people, missing fields, customers that look like another's, cancelled predecessors, and Accounts without a customer.
 */
export function labelledHalf(name: HalfName): LabelledHalf {
    const maker = new Maker(name);
    return maker.make();
}

class Maker {
    private readonly chance: Chance;
    private readonly vocabulary;
    private readonly customers: FusebillCustomer[] = [];
    private readonly pairs: LabelledPair[] = [];
    private readonly usedNames = new Set<string>();
    private nextId = 500_000;

    constructor(half: HalfName) {
        this.chance = new Chance(SEEDS[half]);
        this.vocabulary = VOCABULARIES[half];
    }

    make(): LabelledHalf {
        while (this.pairs.length < ACCOUNTS) {
            const entity = this.chance.is(0.18) ? this.person() : this.business();
            if (!entity.isPerson && this.chance.is(0.15)) this.addBranches(entity);
            else this.addOne(entity);
        }
        this.customers.sort((a, b) => a.id - b.id);
        return { pairs: this.pairs.slice(0, ACCOUNTS), customers: this.customers };
    }

    private addOne(entity: Entity): void {
        const hasCustomer = !this.chance.is(0.12);
        const id = hasCustomer ? this.addCustomer(entity) : null;
        if (this.chance.is(0.35)) this.addDecoy(entity);
        if (hasCustomer && this.chance.is(0.06)) this.addCustomer(entity, { status: 'Cancelled' });
        this.pairs.push({ hints: this.hintsOf(entity), customerId: id });
    }

    /** Branches in two or three cities, with one domain, each with a customer of its own. */
    private addBranches(head: Entity): void {
        const cities = [...this.vocabulary.cities].sort(() => this.chance.next() - 0.5);
        for (const city of cities.slice(0, 2 + this.chance.below(2))) {
            const branch: Entity = {
                ...head,
                name: `${head.name} ${city}`,
                person: this.fullName(),
                phone: this.phone(),
                email: `${city.toLowerCase()}@${head.domain ?? this.chance.pick(FREE_MAIL)}`,
            };
            const customerId = this.addCustomer(branch);
            this.pairs.push({ hints: this.hintsOf(branch), customerId });
        }
    }

    /** A business or person that is easily confused with this one. */
    private addDecoy(entity: Entity): void {
        const { chance } = this;
        const other = entity.isPerson ? this.person() : this.business();
        const words = entity.name.split(' ');
        const [first = ''] = words;
        const decoys: Entity[] = [
            { ...other, name: [first, ...other.name.split(' ').slice(1)].join(' ') },
            { ...other, name: `${withTypo(first, chance)} ${chance.pick(TRADES)}` },
            { ...other, name: `${entity.name} ${chance.pick(this.vocabulary.cities)}` },
            { ...other, domain: entity.domain, email: `post@${entity.domain ?? 'gmail.com'}` },
            { ...other, phone: entity.phone },
        ];
        if (entity.isPerson) {
            decoys.push({ ...other, person: { ...other.person, last: entity.person.last } });
        }
        this.addCustomer(chance.pick(decoys));
    }

    private addCustomer(entity: Entity, fields: Partial<FusebillCustomer> = {}): number {
        const { chance } = this;
        const id = this.nextId;
        this.nextId += 1 + chance.below(9);
        const status = chance.is(0.9)
            ? 'Active'
            : chance.pick(['Draft', 'Hold', 'Suspended'] as const);
        this.customers.push(
            makeCustomer({
                id,
                companyName: entity.isPerson ? null : rewritten(entity.name, chance),
                firstName: chance.is(0.9) || entity.isPerson ? entity.person.first : null,
                lastName: chance.is(0.9) || entity.isPerson ? entity.person.last : null,
                primaryEmail: chance.is(0.9) ? this.emailOf(entity) : null,
                secondaryEmail: chance.is(0.2) ? this.emailOf(entity) : null,
                primaryPhone: chance.is(0.65) ? rewrittenPhone(entity.phone, chance) : null,
                reference: chance.is(0.5) ? `R-${id}` : null,
                status,
                ...fields,
            }),
        );
        return id;
    }

    private emailOf({ person, domain, email }: Entity): string {
        const { chance } = this;
        if (domain === null || chance.is(0.45)) return email;
        const local = chance.pick(['billing', 'accounts', 'office', person.first.toLowerCase()]);
        return chance.is(0.1) ? `${local}@${chance.pick(FREE_MAIL)}` : `${local}@${domain}`;
    }

    private hintsOf(entity: Entity): Required<Hints> {
        const { chance } = this;
        const contacts = [entity.email, this.emailOf(entity)].filter(() => chance.is(0.55));
        const website = entity.domain !== null && chance.is(0.6) ? entity.domain : null;
        return {
            name: entity.isPerson
                ? rewrittenPerson(entity.name, chance)
                : rewritten(entity.name, chance),
            website: website === null ? null : chance.pick([`https://www.${website}/`, website]),
            phone: chance.is(0.6) ? rewrittenPhone(entity.phone, chance) : null,
            emails: [...new Set(contacts)],
        };
    }

    private business(): Entity {
        const { chance, vocabulary } = this;
        const words = chance.is(0.4)
            ? [chance.pick(vocabulary.words), chance.pick(vocabulary.words)]
            : [chance.pick(vocabulary.words)];
        const joiner = words.length === 2 && chance.is(0.4) ? ' & ' : ' ';
        const trade = chance.is(0.85) ? ` ${chance.pick(TRADES)}` : '';
        const form = chance.is(0.5) ? ` ${chance.pick(LEGAL_FORMS)}` : '';
        const core = words.join(joiner) + trade;
        if (this.usedNames.has(core)) return this.business();
        this.usedNames.add(core);
        const person = this.fullName();
        const domain = chance.is(0.8) ? `${slug(core)}.example.com` : null;
        const local = `${person.first}.${person.last}`.toLowerCase();
        return {
            name: core + form,
            person,
            isPerson: false,
            domain,
            email: domain === null ? this.freeMail(local) : `${slug(local, '.')}@${domain}`,
            phone: this.phone(),
        };
    }

    private person(): Entity {
        const person = this.fullName();
        const name = `${person.first} ${person.last}`;
        if (this.usedNames.has(name)) return this.person();
        this.usedNames.add(name);
        const email = this.freeMail(name.toLowerCase());
        return { name, person, isPerson: true, domain: null, email, phone: this.phone() };
    }

    private fullName(): { first: string; last: string } {
        const { chance, vocabulary } = this;
        return { first: chance.pick(FIRST_NAMES), last: chance.pick(vocabulary.lastNames) };
    }

    private freeMail(local: string): string {
        const number = this.chance.is(0.5) ? String(this.chance.below(90) + 10) : '';
        return `${slug(local, '.')}${number}@${this.chance.pick(FREE_MAIL)}`;
    }

    private phone(): string {
        const digits = Array.from({ length: 7 }, () => String(this.chance.below(10))).join('');
        return `${this.chance.pick(['416', '613', '902', '604'])}${digits}`;
    }
}

function slug(text: string, joiner = '-'): string {
    return text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, joiner)
        .replace(/^[-.]|[-.]$/g, '');
}
