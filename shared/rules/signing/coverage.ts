import type { Fields } from '../../forms/machinery/fields.ts';
import type { Body, FormDescription } from '../../forms/machinery/form.ts';
import { lineRule } from './lines.ts';

/**
 * What the signer of a line does not stand for, as places in the body: 「instruction」, or 「visits.checked」 for a field
 * of each row of a table. Sorted. The paper's author signs before others write on it (主管批示), and nobody signs for
 * what the program takes from other papers.
 */
export function leftOutOf(description: FormDescription, line: string): string[] {
  const own = Object.hasOwn(description.standsFor ?? {}, line) ? description.standsFor?.[line] : undefined;
  const author = lineRule(line)?.author === true;
  return description.sections
    .flatMap(({ key, fields, right }) =>
      (own ? own.includes(key) : !author || right === undefined)
        ? fromOthers(fields, '')
        : Object.keys(fields),
    )
    .sort();
}

function fromOthers(fields: Fields, before: string): string[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    if (field.fromOthers) return [`${before}${key}`];
    return field.kind === 'rows' ? fromOthers(field.fields, `${before}${key}.`) : [];
  });
}

/**
 * What a signature stands for, in the words of the paper: 「主管批示以外的内容」, 「受理登记、处理方案」. Empty where it is the
 * whole.
 */
export function scopeOf({ sections }: FormDescription, except: readonly string[]): string {
  const outside = sections.filter(({ fields }) => Object.keys(fields).every((key) => except.includes(key)));
  if (outside.length === 0) return '';
  const named = (some: typeof sections) => some.map(({ title }) => title).join('、');
  const inside = sections.filter((section) => !outside.includes(section));
  return outside.length <= inside.length ? `${named(outside)}以外的内容` : named(inside);
}

/** The body without what is left out; rows that lose all their fields stay as empty rows. */
export function coveredBody(body: Body, except: readonly string[]): Body {
  return Object.fromEntries(
    Object.entries(body).flatMap(([key, value]) => {
      if (except.includes(key)) return [];
      const inside = except.flatMap((path) => (path.startsWith(`${key}.`) ? path.slice(key.length + 1) : []));
      if (inside.length === 0 || !Array.isArray(value)) return [[key, value]];
      return [[key, (value as Body[]).map((row) => coveredBody(row, inside))]];
    }),
  );
}

/** Whether the value at `path` is among what is covered. */
export function covers(except: readonly string[], path: readonly (string | number)[]): boolean {
  const keys = path.filter((part) => typeof part === 'string');
  return !keys.some((_, index) => except.includes(keys.slice(0, index + 1).join('.')));
}
