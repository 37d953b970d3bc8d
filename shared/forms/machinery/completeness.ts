import { type Body, type FormDescription, fieldsOf } from './form.ts';

/**
 * How much of the paper is filled, in basis points: of the fields that are required or expected, those that hold
 * something. A table counts as one field. A form that expects nothing is complete.
 */
export function completeness(description: FormDescription, body: Body): number {
  const counted = fieldsOf(description).filter(
    ([, field]) => field.kind !== 'computed' && (field.required || field.expected),
  );
  if (counted.length === 0) return 10_000;
  const filled = counted.filter(([key]) => body[key] !== undefined).length;
  return Math.floor((filled * 10_000) / counted.length);
}

/** Labels of the required and expected fields that are still empty, in the order of the paper. */
export function stillEmpty(description: FormDescription, body: Body): string[] {
  return fieldsOf(description)
    .filter(
      ([key, field]) =>
        field.kind !== 'computed' && (field.required || field.expected) && body[key] === undefined,
    )
    .map(([, field]) => field.label);
}
