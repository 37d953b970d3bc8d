import { customPinyin, pinyin } from 'pinyin-pro';

/** Words of names and places that pinyin-pro 3.29 reads wrongly. Only whole words: a single character would override all. */
const ownReadings: Readonly<Record<string, string>> = {
  分行: 'fēn háng',
  车行: 'chē háng',
  五金行: 'wǔ jīn háng',
  典当行: 'diǎn dàng háng',
  拍卖行: 'pāi mài háng',
  给排水: 'jǐ pái shuǐ',
  载重: 'zài zhòng',
  六合: 'lù hé',
  盐都: 'yán dū',
  浒墅关: 'xǔ shù guān',
  浒关: 'xǔ guān',
  莘庄: 'xīn zhuāng',
  乐清: 'yuè qīng',
  乐亭: 'lào tíng',
  单县: 'shàn xiàn',
  洪洞: 'hóng tóng',
  六安: 'lù ān',
  歙县: 'shè xiàn',
};

/** pinyin-pro, told our words at its first use: building its table takes 10 ms that no start of the program should wait for. */
let told = false;
function knowingOurWords(): typeof pinyin {
  if (!told) customPinyin(ownReadings);
  told = true;
  return pinyin;
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
  const syllables = knowingOurWords()(text, { type: 'array', surname: kind === 'person' ? 'head' : 'off' });
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
  const syllable = HAN.test(character) ? plainSyllable(knowingOurWords()(character), character) : undefined;
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
