/** Syllables of a text with their tones, one per character, as pinyin-pro's `pinyin` gives them as an array. */
export type Reader = (text: string, surname: 'head' | 'off') => string[];

let reader: Reader | undefined;

/** Whether `pinyinWords.ts` was imported. */
export const wordsAreRead = (): boolean => reader !== undefined;

/** Called by `pinyinWords.ts` and nobody else. */
export function readBy(given: Reader): void {
  reader = given;
}

/**
 * The words are half a megabyte of tables, and the forms' rules, which a list needs as well as an editor, lead to this
 * file: so who computes a body or reads names imports `pinyinWords.ts` itself, and the start of the program need not.
 */
function read(text: string, surname: 'head' | 'off'): string[] {
  if (!reader) throw new Error('pinyin is read before pinyinWords.ts was imported');
  return reader(text, surname);
}

/** A person's first character is read as a surname: 单 shan, 仇 qiu. */
export type NameKind = 'company' | 'person';

const HAN = /\p{Script=Han}/u;

/**
 * One entry per character (code point): its syllable in plain letters with v for ü and ue for üe (`lv`, `lue`), or
 * undefined for what is not Chinese or has no known reading. Words are read as words: 银行 yin hang, 重庆 chong qing.
 */
export function readingOf(text: string, kind: NameKind): readonly (string | undefined)[] {
  if (latest.text !== text || latest.kind !== kind) latest = { text, kind, reading: readWords(text, kind) };
  return latest.reading;
}

/** A save reads a card's name twice running, for its initials and for the search index; to look up words takes long. */
let latest: { text: string; kind: NameKind; reading: readonly (string | undefined)[] } = {
  text: '',
  kind: 'company',
  reading: [],
};

function readWords(text: string, kind: NameKind): (string | undefined)[] {
  const characters = [...text];
  const syllables = read(text, kind === 'person' ? 'head' : 'off');
  // pinyin-pro answers character by character; should it ever not, the text is read character by character.
  if (syllables.length !== characters.length) return characters.map(plainReadingOf);
  return syllables.map((syllable, place) => plainSyllable(syllable, characters[place]));
}

const plainSyllables = new Map<string, string | undefined>();

/** Remembered, since pinyin-pro's own way without tones takes a dozen replacements for each character. */
function plainSyllable(toned: string, character: string | undefined): string | undefined {
  // What is not Chinese comes back as it is: é is no syllable.
  if (toned === character) return asSyllable(toned);
  if (plainSyllables.has(toned)) return plainSyllables.get(toned);
  const syllable = asSyllable(withoutTone(toned));
  plainSyllables.set(toned, syllable);
  return syllable;
}

/** lǜ → lv: the tone marks are combining characters, and so is the diaeresis of ü. */
const withoutTone = (toned: string) =>
  toned
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '');

const plainReadings = new Map<string, string | undefined>();

/** The commonest reading of a single character, whatever stands beside it. */
export function plainReadingOf(character: string): string | undefined {
  if (plainReadings.has(character)) return plainReadings.get(character);
  const syllable = HAN.test(character)
    ? plainSyllable(read(character, 'off').join(' '), character)
    : undefined;
  plainReadings.set(character, syllable);
  return syllable;
}

function asSyllable(text: string): string | undefined {
  // 呒 m, 嗯 ng and the like have no vowel and stand in no name.
  return /^[a-z]*[aeiouv][a-z]*$/.test(text) ? text.replace(/^([ln])ve$/, '$1ue') : undefined;
}

/**
 * 拼音首字母 for display: `WXXXWFSYXGS`. Letters and digits of the name stay, characters without a known reading and
 * punctuation drop out.
 */
export function pinyinInitials(name: string, kind: NameKind): string {
  const text = name.normalize('NFKC');
  const reading = readingOf(text, kind);
  return [...text]
    .map((character, place) => reading[place]?.charAt(0) ?? (/[A-Za-z0-9]/.test(character) ? character : ''))
    .join('')
    .toUpperCase();
}
