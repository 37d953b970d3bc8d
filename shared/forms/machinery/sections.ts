import { differences } from './difference.ts';
import { type Body, type FormDescription, fieldsByKey, type Section } from './form.ts';
import { fieldAt } from './problems.ts';

/** The sections in which something else was typed; what the program computes is nobody's change. */
export function changedSections(description: FormDescription, before: Body, after: Body): Section[] {
  const typed = differences(description, before, after).filter(
    ({ path }) => fieldAt(fieldsByKey(description), path)?.kind !== 'computed',
  );
  const changed = new Set(typed.map(({ path }) => path[0]));
  return description.sections.filter(({ fields }) => Object.keys(fields).some((key) => changed.has(key)));
}

/**
 * What filling in others' sections of a submitted document (主管批示) is called in its history, in place of the reason
 * that a correction needs; undefined where the author's own sections changed too, or nothing.
 */
export function reasonOfFilling(sections: readonly Section[]): string | undefined {
  if (sections.length === 0 || sections.some(({ right }) => right === undefined)) return undefined;
  return `填写${sections.map(({ title }) => title).join('、')}`;
}
