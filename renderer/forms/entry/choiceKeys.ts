import type { Options } from '../../../shared/forms/machinery/fields.ts';
import { type NameKind, pinyinInitials, readingOf } from '../../../shared/rules/customerName/pinyin.ts';
import '../../../shared/rules/customerName/pinyinWords.ts';

/**
 * The option that a key means: its place (1–9), or the first letter of its label, in pinyin or as written. A letter
 * that several options share goes on to the next of them after `current`.
 */
export function optionByKey(options: Options, key: string, current: string | null): string | undefined {
  const keys = Object.keys(options);
  if (/^[1-9]$/.test(key)) return keys[Number(key) - 1];
  if (!/^[a-z]$/i.test(key)) return undefined;
  const meant = keys.filter((option) => initialsOf(options[option] ?? '').startsWith(key.toUpperCase()));
  return meant[(current === null ? -1 : meant.indexOf(current)) + 1] ?? meant[0];
}

/** The option `step` places away, round the end. */
export function optionBeside(options: Options, current: string | null, step: 1 | -1): string | undefined {
  const keys = Object.keys(options);
  const place = current === null ? (step === 1 ? -1 : 0) : keys.indexOf(current);
  return keys[(place + step + keys.length) % keys.length];
}

/** Whether what was typed means this label: a part of it, or the beginning of its pinyin or of its initials. */
export function labelMatches(label: string, typed: string, kind: NameKind = 'company'): boolean {
  const plain = typed.trim().toLowerCase();
  return (
    label.toLowerCase().includes(plain) ||
    pinyinInitials(label, kind).toLowerCase().startsWith(plain) ||
    readingOf(label, kind).join('').startsWith(plain)
  );
}

/** The options that typed text leaves: by number as on the paper, or by label. */
export function optionsMatching(options: Options, typed: string | null): [string, string][] {
  const all = Object.entries(options);
  const numbered = typed !== null && /^[1-9]$/.test(typed.trim()) ? all[Number(typed) - 1] : undefined;
  const wanted = typed?.trim().toUpperCase();
  const matching = all
    .filter(([, label]) => !typed || labelMatches(label, typed))
    // What is typed in full comes first: A is not AAA.
    .sort(([, a], [, b]) => Number(b.toUpperCase() === wanted) - Number(a.toUpperCase() === wanted));
  return matching.length === 0 && numbered ? [numbered] : matching;
}

const initialsOf = (label: string) => pinyinInitials(label, 'company');
