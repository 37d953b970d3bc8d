import { displayValue } from './display.ts';
import type { Field, Fields } from './fields.ts';
import { type Body, type FormDescription, fieldsByKey } from './form.ts';

/** One changed value, in the words of the paper. */
export interface Difference {
  path: readonly (string | number)[];
  /** 「人员 第 1 行 · 手机」 */
  place: string;
  before: string;
  after: string;
}

/** What changed between two bodies, field by field and row by row. */
export function differences(description: FormDescription, before: Body, after: Body): Difference[] {
  return compare(fieldsByKey(description), before, after, [], '');
}

type Path = readonly (string | number)[];

function compare(fields: Fields, before: Body, after: Body, path: Path, place: string): Difference[] {
  return Object.entries(fields).flatMap(([key, field]) =>
    compareField(
      field,
      before[key],
      after[key],
      [...path, key],
      place ? `${place} · ${field.label}` : field.label,
    ),
  );
}

function compareField(
  field: Field,
  before: unknown,
  after: unknown,
  path: Path,
  place: string,
): Difference[] {
  if (field.kind === 'rows') {
    const old = (before as Body[] | undefined) ?? [];
    const next = (after as Body[] | undefined) ?? [];
    return Array.from({ length: Math.max(old.length, next.length) }, (_, row) => row).flatMap((row) =>
      compare(field.fields, old[row] ?? {}, next[row] ?? {}, [...path, row], `${place} 第 ${row + 1} 行`),
    );
  }
  if (sameValue(before, after)) return [];
  return [{ path, place, before: displayValue(field, before), after: displayValue(field, after) }];
}

export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => sameValue((a as Body)[key], (b as Body)[key]));
}
