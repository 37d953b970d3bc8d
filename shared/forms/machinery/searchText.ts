import { displayValue } from './display.ts';
import { entriesOf, type Fields } from './fields.ts';
import { type Body, type FormDescription, fieldsByKey } from './form.ts';

/** Everything in the body that the search box finds it by, field by field, rows included. */
export function searchTexts(description: FormDescription, body: Body): string[] {
  return collect(fieldsByKey(description), body);
}

function collect(fields: Fields, body: Body): string[] {
  return entriesOf(fields).flatMap(([key, field]) => {
    const value = body[key];
    if (value === undefined) return [];
    if (field.kind === 'rows') return (value as Body[]).flatMap((row) => collect(field.fields, row));
    return field.search ? [displayValue(field, value)] : [];
  });
}
