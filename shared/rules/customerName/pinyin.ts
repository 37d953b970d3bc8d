import { customPinyin, pinyin } from 'pinyin-pro';

/** Words of names and places that pinyin-pro 3.29 reads wrongly. Only whole words: a single character would override all. */
customPinyin({
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
});

/** A person's first character is read as a surname: 单 shan, 仇 qiu. */
export type NameKind = 'company' | 'person';

const HAN = /\p{Script=Han}/u;

/**
 * One entry per character (code point): its syllable in plain letters with v for ü and ue for üe (`lv`, `lue`), or
 * undefined for what is not Chinese or has no known reading. Words are read as words: 银行 yin hang, 重庆 chong qing.
 */
export function readingOf(text: string, kind: NameKind): (string | undefined)[] {
  const characters = [...text];
  const syllables = pinyin(text, {
    toneType: 'none',
    type: 'array',
    v: true,
    surname: kind === 'person' ? 'head' : 'off',
  });
  // pinyin-pro answers character by character; should it ever not, the text is read character by character.
  if (syllables.length !== characters.length) return characters.map(plainReadingOf);
  return syllables.map(asSyllable);
}

const plainReadings = new Map<string, string | undefined>();

/** The commonest reading of a single character, whatever stands beside it. */
export function plainReadingOf(character: string): string | undefined {
  if (plainReadings.has(character)) return plainReadings.get(character);
  const syllable = HAN.test(character)
    ? asSyllable(pinyin(character, { toneType: 'none', v: true }))
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
