import { sameValue } from './difference.ts';
import { entriesOf, type Field } from './fields.ts';
import type { Body, FormDescription, FormModule, Section } from './form.ts';
import { openSections } from './life.ts';

/** The sections in which something else was typed; what the program computes is nobody's change. */
export function changedSections(description: FormDescription, before: Body, after: Body): Section[] {
  return description.sections.filter(({ fields }) =>
    entriesOf(fields).some(([key, field]) => !field.readOnly && typedAnew(field, before[key], after[key])),
  );
}

function typedAnew(field: Field, before: unknown, after: unknown): boolean {
  if (before === after || field.kind === 'computed') return false;
  if (field.kind !== 'rows') return !sameValue(before, after);
  const [old, next] = [(before as Body[] | undefined) ?? [], (after as Body[] | undefined) ?? []];
  const longer = old.length > next.length ? old : next;
  return longer.some((_, row) =>
    entriesOf(field.fields).some(([key, inner]) => typedAnew(inner, old[row]?.[key], next[row]?.[key])),
  );
}

/** What saving a submitted document is called in its history when nothing was typed, and other papers say something new. */
export const REASON_OF_COMPUTING = '按其他单据更新自动栏目';

/**
 * What filling in sections of a submitted document that are meant to be filled in then (主管批示, or those that are open
 * where the form's life stands) is called in its history, in place of the reason that a correction needs; undefined
 * where anything else changed too, or nothing. `before` is the body as it was saved.
 */
export function reasonOfFilling(
  { rules: { life } }: FormModule,
  before: Body,
  sections: readonly Section[],
): string | undefined {
  const open = life && openSections(life, before);
  const meant = ({ key, right }: Section) => (open ? open.includes(key) : right !== undefined);
  if (sections.length === 0 || !sections.every(meant)) return undefined;
  return `填写${sections.map(({ title }) => title).join('、')}`;
}
