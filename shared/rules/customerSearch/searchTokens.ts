import { foldText } from '../customerName/normaliseName.ts';
import { type NameKind, plainReadingOf, readingOf } from '../customerName/pinyin.ts';

/**
 * How customers are found by any part of what is known of them.
 *
 * FTS5 splits text only at what its tokenizer calls separators, so it sees no Chinese words and no middle of a number.
 * Therefore the index gets ready-made tokens, parted by blanks (`SEARCH_TABLE` names the tokenizer that leaves them
 * alone), in four columns:
 *
 * | column   | of                                              | tokens of one field, in order                          |
 * |----------|-------------------------------------------------|--------------------------------------------------------|
 * | text     | name, short name, contacts, address             | pairs of characters, then the last alone: 无锡 锡新 新 |
 * | number   | customer code, phones; credit code              | three characters each, then the last two, then one; the credit code whole |
 * | pinyin   | name, short name, contacts                      | pairs of syllables, then the last alone: wuxi xixin xin |
 * | initials | the same                                        | pairs of initials, then the last alone: wx xx x        |
 *
 * Any part of a field is then a phrase of neighbouring tokens, the last one a prefix where it may be just begun. Pairs and
 * threes instead of single characters keep each token's list short, which is what makes phrases fast; the shorter tokens
 * at the end make the last characters findable and keep a phrase from running on into the next field.
 */
export interface SearchTokens {
  text: string;
  number: string;
  pinyin: string;
  initials: string;
}

export interface SearchableCustomer {
  code: string;
  name: string;
  shortName?: string;
  creditCode?: string;
  address?: string;
  /** Names of people. */
  contacts: readonly string[];
  /** Telephone, mobile, fax numbers, as written. */
  phones: readonly string[];
}

/** What stands inside `CREATE VIRTUAL TABLE … USING fts5(…)`. `ascii` takes every character above U+007F as a letter. */
export const SEARCH_TABLE = `text, number, pinyin, initials, tokenize = 'ascii', prefix = '1'`;

/** Windows of `size` units over `units`, then ever shorter ones to the end. */
function windows(units: readonly string[], size: number): string {
  let tokens = '';
  for (let start = 0; start < units.length; start += 1) {
    if (start > 0) tokens += ' ';
    for (let place = start; place < start + size && place < units.length; place += 1) tokens += units[place];
  }
  return tokens;
}

function textTokens(text: string): string {
  return windows([...foldText(text)], 2);
}

/** `0510-8835 1234` → `051088351234`, `SH-000123` → `sh000123`. */
function foldNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Of a number: what finds any part of it. */
export function numberTokens(text: string): string {
  return windows([...foldNumber(text)], 3);
}

/** The syllables of each unbroken run of Chinese; a run whose words read unlike its characters comes in both readings. */
function readings(name: string, kind: NameKind): string[][] {
  // Folded, so that brackets do not part what people type in one go.
  const text = foldText(name);
  const inWords = readingOf(text, kind);
  const alone = [...text].map(plainReadingOf);
  const runs = unbrokenRuns(inWords);
  return inWords.some((syllable, place) => syllable !== alone[place])
    ? [...runs, ...unbrokenRuns(alone)]
    : runs;
}

function unbrokenRuns(syllables: readonly (string | undefined)[]): string[][] {
  const runs: string[][] = [];
  let run: string[] = [];
  for (const syllable of [...syllables, undefined]) {
    if (syllable !== undefined) run.push(syllable);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return runs;
}

export function searchTokens(customer: SearchableCustomer): SearchTokens {
  const { code, name, shortName = '', creditCode = '', address = '', contacts, phones } = customer;
  const syllables = [
    ...readings(name, 'company'),
    ...readings(shortName, 'company'),
    ...contacts.flatMap((contact) => readings(contact, 'person')),
  ];
  return {
    text: [name, shortName, ...contacts, address].map(textTokens).join(' '),
    number: `${[code, ...phones].map(numberTokens).join(' ')} ${foldNumber(creditCode)}`,
    pinyin: syllables.map((run) => windows(run, 2)).join(' '),
    initials: syllables
      .map((run) =>
        windows(
          run.map((syllable) => syllable.charAt(0)),
          2,
        ),
      )
      .join(' '),
  };
}
