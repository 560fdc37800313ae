import type { Customer } from '../../../contract/customer';
import type { Grade, TextCriterionName } from '../../../contract/reply';
import { emailsOf } from './normal-forms';

/** A field that is searched as text: the term equals it or is part of it. */
export type TextCriterion = {
    name: TextCriterionName;
    /** The field's name in a query. */
    field: string;
    /** The customer's values of this field. */
    valuesOf: (customer: Customer) => string[];
    /** How much an equal value, and one that contains the term, adds to the score. */
    points: { equals: number; alike: number };
    /** The grade of a customer with an equal value. */
    grade: Grade;
};

/** The fields that are searched as text, most likely first. */
export const TEXT_CRITERIA = {
    reference: {
        name: 'reference',
        field: 'Reference',
        valuesOf: ({ reference }) => [reference ?? ''],
        points: { equals: 80, alike: 20 },
        grade: 'likely',
    },
    email: {
        name: 'email',
        field: 'PrimaryEmail',
        valuesOf: ({ primaryEmail, secondaryEmail }) => emailsOf(primaryEmail, secondaryEmail),
        points: { equals: 70, alike: 20 },
        grade: 'strong',
    },
} satisfies { [Name in TextCriterionName]: TextCriterion & { name: Name } };
