import { foldText } from '../customerName/normaliseName.ts';
import type { SearchTokens } from './searchTokens.ts';
import { splitIntoSyllables } from './syllables.ts';

/** Longer input is cut: no field is as long, and each character costs a token. */
const MOST_CHARACTERS = 60;
const MOST_WORDS = 8;

/** The units cut into full windows of `size`, or, when there are too few, what there is as the beginning of a window. */
function phrase(column: keyof SearchTokens, units: readonly string[], size: number): string {
  if (units.length < size) return `${column} : "${units.join('')}" *`;
  const tokens = units.slice(size - 1).map((_, start) => units.slice(start, start + size).join(''));
  return `${column} : "${tokens.join(' ')}"`;
}

/** The last syllable may be just begun, so the last pair is a beginning. */
function pinyinPhrase(syllables: readonly string[]): string {
  if (syllables.length < 2) return `pinyin : "${syllables.join('')}" *`;
  return `${phrase('pinyin', syllables, 2)} *`;
}

function anyOf(alternatives: readonly string[]): string {
  const different = [...new Set(alternatives)];
  return different.length === 1 ? (different[0] ?? '') : `(${different.join(' OR ')})`;
}

/** `word` is folded: letters and digits only, so nothing in it can be syntax of FTS5. */
function runQuery(word: string): string {
  const alternatives = [phrase('text', [...word], 2)];
  const letters = word.replace(/ü/g, 'v').replace(/([ln])ve/g, '$1ue');
  if (/^[a-z]+$/.test(letters)) {
    alternatives.push(...splitIntoSyllables(letters).map(pinyinPhrase));
    // No syllable begins with i, u or v.
    if (!/[iuv]/.test(letters)) alternatives.push(phrase('initials', [...letters], 2));
  } else if (/^[a-z0-9]+$/.test(word)) {
    alternatives.push(phrase('number', [...word], 3));
    // A credit code is one whole token, found by its beginning.
    if (word.length > 3) alternatives.push(`number : "${word}" *`);
  }
  return anyOf(alternatives);
}

function wordQuery(word: string): string {
  // SH-000123 is one number, not a word in pinyin beside another.
  if (/^[a-z0-9]+$/.test(word)) return runQuery(word);
  const runs = word.match(/[a-zü]+|[0-9]+|[^a-zü0-9]+/gu) ?? [];
  if (runs.length < 2) return runQuery(word);
  // 无锡wx or 中山路199: also each run for itself, in whatever column it is found.
  return anyOf([phrase('text', [...word], 2), `(${runs.map(runQuery).join(' AND ')})`]);
}

/**
 * The MATCH expression for what a user typed, for a table made with `SEARCH_TABLE`: words parted by blanks must all be
 * found, each as any part of a name, contact, address, code or number, as pinyin (the last syllable may be just begun) or
 * as initials. Null when there is nothing to look for (blank or punctuation only): show the unfiltered list then.
 */
export function searchQuery(typed: string): string | null {
  // A country code stands in the index only where somebody wrote it.
  const words = [...typed.normalize('NFKC').replace(/(^|\s)\+86[\s-]*/g, '$1')]
    .slice(0, MOST_CHARACTERS)
    .join('')
    .split(/\s+/)
    .map(foldText)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  return words.length === 0 ? null : words.map(wordQuery).join(' AND ');
}
