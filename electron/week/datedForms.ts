import { formOf, forms } from '../../shared/forms/registry.ts';

/** Keys of the forms whose papers belong to the week of their business date, as a list inside SQL text. */
export const datedForms = keysWhere('byDate');

/** The same of those that go into the week in which they changed. */
export const changingForms = keysWhere('whenChanged');

function keysWhere(inWeek: 'byDate' | 'whenChanged'): string {
  return forms
    .filter((form) => form.inWeek === inWeek)
    .map(({ description }) => `'${description.key}'`)
    .join(', ');
}

export const titleOf = (form: string) => formOf(form).description.title;

/** Whose paper a point's code speaks of: the daily report, of which everybody has one a day, needs no form's name. */
export const codeSubject = (form: string, whose: string) =>
  form === 'visitReport' ? whose : `${form}:${whose}`;
