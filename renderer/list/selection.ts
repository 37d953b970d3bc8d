/** Which rows of a list are chosen, and the row from which Shift stretches. */
export interface Selection {
  ids: ReadonlySet<string>;
  anchor?: string;
}

export const nothingSelected: Selection = { ids: new Set() };

/** Takes a row in or out; stretches begin here. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/**
 * From the anchor to `id`: all rows between are chosen, those of an earlier stretch from the same anchor to `from`
 * beyond it are let go. `rows` in the order of the list.
 */
export function stretched(
  { ids, anchor }: Selection,
  rows: readonly string[],
  { from, to }: { from: string; to: string },
): Selection {
  const start = rows.indexOf(anchor ?? from);
  const end = rows.indexOf(to);
  if (start < 0 || end < 0) return toggled({ ids }, to);
  const next = new Set(ids);
  for (const id of between(rows, start, rows.indexOf(from))) next.delete(id);
  for (const id of between(rows, start, end)) next.add(id);
  return { ids: next, anchor: rows[start] as string };
}

const between = (rows: readonly string[], a: number, b: number) =>
  b < 0 ? [] : rows.slice(Math.min(a, b), Math.max(a, b) + 1);

/** Rows that are chosen, in the order of the list; what is no longer listed is not among them. */
export const selectedAmong = (rows: readonly { id: string }[], { ids }: Selection): string[] =>
  rows.filter(({ id }) => ids.has(id)).map(({ id }) => id);
