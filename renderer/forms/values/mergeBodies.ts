import { differences } from '../../../shared/forms/machinery/difference.ts';
import { type Body, type FormDescription, fieldsOf } from '../../../shared/forms/machinery/form.ts';

/** A field that both changed, to different values. */
export interface Clash {
  key: string;
  label: string;
}

export interface Merge {
  /** What both agree on: `theirs` with every field that only I changed put in. Clashing fields hold mine. */
  merged: Body;
  clashes: Clash[];
}

/**
 * Joins two bodies that began as `base`. A table counts as one field: its rows have no names by which they could be
 * told apart after somebody moved them.
 */
export function mergeBodies(description: FormDescription, base: Body, mine: Body, theirs: Body): Merge {
  const byMe = changedKeys(description, base, mine);
  const byThem = changedKeys(description, base, theirs);
  const apart = changedKeys(description, mine, theirs);
  const merged: Body = { ...theirs };
  for (const key of byMe) put(merged, key, mine[key]);
  const clashes = fieldsOf(description)
    .filter(([key, field]) => field.kind !== 'computed' && byMe.has(key) && byThem.has(key) && apart.has(key))
    .map(([key, field]) => ({ key, label: field.label }));
  return { merged, clashes };
}

/** `merged` with the clashing fields of `keys` as they stand in `theirs`. */
export function takeTheirs(merged: Body, theirs: Body, keys: Iterable<string>): Body {
  const taken = { ...merged };
  for (const key of keys) put(taken, key, theirs[key]);
  return taken;
}

function changedKeys(description: FormDescription, before: Body, after: Body): Set<string> {
  return new Set(differences(description, before, after).map((difference) => String(difference.path[0])));
}

/** An empty field is an absent key. */
function put(body: Body, key: string, value: unknown): void {
  if (value === undefined) delete body[key];
  else body[key] = value;
}
