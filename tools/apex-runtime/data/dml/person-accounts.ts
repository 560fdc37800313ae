/** Accounts that are people, in orgs that have them. */
import type { ObjectType } from '../../schema';
import { now, stamp, type Draft } from '../rows/new-row';
import type { Records } from '../rows/records';
import { idOf, valueIn } from '../rows/table';
import { RowError } from './row-error';

const badField = (name: string): RowError =>
    new RowError(
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        `Account: bad field names on insert/update call: ${name}`,
        [name],
    );

function recordTypeId(records: Records, isPerson: boolean): string {
    const types = records.allLive('RecordType');
    const found = types.find((type) => valueIn(type, 'ispersontype') === isPerson);
    if (!found) throw new RangeError('the org has no record types');
    return idOf(found);
}

/** Decides whether a new Account is a person, and sets the dependent fields. */
export function chooseKind(records: Records, object: ObjectType, row: Draft): void {
    if (object.key !== 'account' || !object.fields.has('ispersonaccount')) return;
    const chosen = row.get('recordtypeid') ?? null;
    const hasLastName = (row.get('lastname') ?? null) !== null;
    const isPerson =
        chosen === null ? hasLastName : records.stored(chosen, 'ispersontype') === true;
    const [wrong, name] = isPerson ? ['name', 'Name'] : ['lastname', 'LastName'];
    if ((row.get(wrong) ?? null) !== null) throw badField(name);
    row.set('recordtypeid', chosen ?? recordTypeId(records, isPerson));
    row.set('ispersonaccount', isPerson);
}

/** Inserts the Contact that belongs to a new Person Account. */
export function addPersonContact(records: Records, row: Draft, userId: string): void {
    if (row.get('ispersonaccount') !== true) return;
    const contact = records.schema.object('Contact');
    const id = records.store.newId(contact);
    const person: Draft = new Map([
        ['id', id],
        ['accountid', row.get('id') ?? null],
        ['ispersonaccount', true],
        ['isdeleted', false],
        ['email', row.get('personemail') ?? null],
        ['createddate', now()],
    ]);
    for (const key of ['firstname', 'lastname', 'name', 'ownerid'])
        person.set(key, row.get(key) ?? null);
    stamp(person, userId, true);
    records.write(contact, id, person);
    row.set('personcontactid', id);
}
