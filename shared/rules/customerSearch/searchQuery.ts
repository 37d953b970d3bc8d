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

/** Whether a word may be the beginning of a credit code, which is one whole token. */
const mayBeginCreditCode = (word: string) =>
  word.length > 3 && /^[a-z0-9]+$/.test(word) && !/^[a-z]+$/.test(word);

const ALPHANUMERIC = [...'0123456789abcdefghijklmnopqrstuvwxyz'];

/**
 * A part of a number. For two characters each of the threes that begin with them is named: of a beginning FTS5 merges all
 * lists before it gives the first match (the code of every customer begins with sh), of names it stops when it has enough.
 */
function numberPhrase(word: string): string {
  if (word.length !== 2) return phrase('number', [...word], 3);
  return `number : (${['', ...ALPHANUMERIC].map((next) => `"${word}${next}"`).join(' OR ')})`;
}

/** `word` is folded: letters and digits only, so nothing in it can be syntax of FTS5. */
function runQuery(word: string, creditCodes = true): string {
  const alternatives = [phrase('text', [...word], 2)];
  const letters = word.replace(/ü/g, 'v').replace(/([ln])ve/g, '$1ue');
  if (/^[a-z]+$/.test(letters)) {
    alternatives.push(...splitIntoSyllables(letters).map(pinyinPhrase));
    // No syllable begins with i, u or v.
    if (!/[iuv]/.test(letters)) alternatives.push(phrase('initials', [...letters], 2));
  } else if (/^[a-z0-9]+$/.test(word)) {
    alternatives.push(numberPhrase(word));
    if (creditCodes && mayBeginCreditCode(word)) alternatives.push(`number : "${word}" *`);
  }
  return anyOf(alternatives);
}

function wordQuery(word: string): string {
  // SH-000123 is one number, not a word in pinyin beside another.
  if (/^[a-z0-9]+$/.test(word)) return runQuery(word);
  const runs = word.match(/[a-zü]+|[0-9]+|[^a-zü0-9]+/gu) ?? [];
  if (runs.length < 2) return runQuery(word);
  // 无锡wx or 中山路199: also each run for itself, in whatever column it is found.
  return anyOf([phrase('text', [...word], 2), `(${runs.map((run) => runQuery(run)).join(' AND ')})`]);
}

/** The words looked for, folded. A country code stands in the index only where somebody wrote it. */
const wordsOf = (typed: string): string[] =>
  [...typed.normalize('NFKC').replace(/(^|\s)\+86[\s-]*/g, '$1')]
    .slice(0, MOST_CHARACTERS)
    .join('')
    .split(/\s+/)
    .map(foldText)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);

/**
 * The MATCH expression for what a user typed, for a table made with `SEARCH_TABLE`: words parted by blanks must all be
 * found, each as any part of a name, contact, address, code or number, as pinyin (the last syllable may be just begun) or
 * as initials. Null when there is nothing to look for (blank or punctuation only): show the unfiltered list then.
 */
export function searchQuery(typed: string): string | null {
  const words = wordsOf(typed);
  return words.length === 0 ? null : words.map((word) => wordQuery(word)).join(' AND ');
}

/**
 * What was typed as the beginning of a credit code, and the MATCH expression for all else that it may be part of: half of
 * all codes begin alike (91320…, a province), and FTS5 would merge as many lists before it gives the first match.
 * Undefined for what can't begin one.
 */
export function creditCodeQuery(typed: string): { beginning: string; otherwise: string } | undefined {
  const [word, ...others] = wordsOf(typed);
  if (word === undefined || others.length > 0 || !mayBeginCreditCode(word)) return undefined;
  return { beginning: word.toUpperCase(), otherwise: runQuery(word, false) };
}

/**
 * Of letters that may be initials as well as one syllable just begun (sh: 上海, and whatever reads shi, shang …), the
 * initials alone. Whoever finds enough by them need not ask for all that begins so. Undefined for other texts.
 */
export function initialsQuery(typed: string): string | undefined {
  const [word, ...others] = wordsOf(typed);
  if (word === undefined || others.length > 0 || !/^[a-z]{2,}$/.test(word)) return undefined;
  // As in `runQuery`: no syllable begins with i, u or v.
  if (/[iuv]/.test(word) || !splitIntoSyllables(word).some(({ length }) => length === 1)) return undefined;
  return anyOf([phrase('text', [...word], 2), phrase('initials', [...word], 2)]);
}
