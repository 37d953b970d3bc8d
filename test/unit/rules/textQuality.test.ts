import { expect, test } from 'vitest';
import { flawOf, likenessOf, normaliseText } from '../../../shared/rules/textQuality/textQuality.ts';

const LEAST = 6;
const NEARLY = 0.85;

const earlier = [
  {
    place: '2026-11-12 第 1 行',
    text: '到店先看了货架与库存，主推规格只剩两天的量，说明了本月促销的执行办法，约定周五电话确认数量。',
  },
];

test('width, case, blanks and punctuation do not count', () => {
  expect(normaliseText(' ＡＢc，１２ 箱。\n（急）')).toBe('abc12箱急');
});

test('a text copied with other punctuation is an exact copy', () => {
  const copied = earlier[0]!.text.replaceAll('，', ' ; ').replace('。', '');
  expect(flawOf(copied, [earlier])).toEqual({ kind: 'copied', place: '2026-11-12 第 1 行', exactly: true });
});

test('one word or a figure changed is nearly the same', () => {
  const near = earlier[0]!.text.replace('两天', '三天').replace('周五', '周二');
  expect(flawOf(near, [earlier])).toEqual({ kind: 'copied', place: '2026-11-12 第 1 行', exactly: false });
});

test('a text of which a third is other is its own', () => {
  const own = earlier[0]!.text.replace('说明了本月促销的执行办法', '留下新规格的报价单与检测报告');
  expect(likenessOf(own, earlier[0]!.text)).toBeLessThan(NEARLY);
  expect(likenessOf(own, earlier[0]!.text)).toBeGreaterThan(0);
  expect(flawOf(own, [earlier])).toBeUndefined();
});

test('an exact copy is told before a near one that stands first', () => {
  const text = earlier[0]!.text;
  const near = { place: '先', text: text.replace('两天', '三天') };
  expect(flawOf(text, [[near, ...earlier]])).toMatchObject({ place: '2026-11-12 第 1 行', exactly: true });
});

test('too short is counted without punctuation', () => {
  const words = '谈订货与回款等事宜'.slice(0, LEAST);
  expect(flawOf(`${words.slice(0, -1)}。。。…… `, [[]])).toEqual({ kind: 'short' });
  expect(flawOf(words, [[]])).toBeUndefined();
});

test('other limits make other flaws', () => {
  const near = earlier[0]!.text.replace('两天', '三天').replace('周五', '周二');
  expect(flawOf(near, [earlier], { leastCharacters: 6, alike: 99 })).toBeUndefined();
  expect(flawOf(near, [earlier], { leastCharacters: 50, alike: 99 })).toEqual({ kind: 'short' });
  const own = earlier[0]!.text.replace('说明了本月促销的执行办法', '留下新规格的报价单与检测报告');
  expect(flawOf(own, [earlier], { leastCharacters: 6, alike: 60 })).toMatchObject({ kind: 'copied' });
});

test('texts without any pair of characters are alike only when they are the same', () => {
  expect(likenessOf('一', '二')).toBe(0);
  expect(likenessOf('一', '一。')).toBe(1);
});

test('what is passed over quickly is never nearly the same', () => {
  // The definition, without any short cut: common pairs of all pairs.
  const pairsOf = (text: string) =>
    Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const dice = (a: string, b: string) => {
    const left = pairsOf(b);
    const common = pairsOf(a).filter((pair) => {
      const at = left.indexOf(pair);
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    }).length;
    return (2 * common) / (a.length + b.length - 2);
  };
  const text = normaliseText(earlier[0]!.text.repeat(2));
  let near = 0;
  for (let from = 0; from < text.length - 8; from++)
    for (let length = 8; length < 40; length += 3) {
      const a = text.slice(from, from + length);
      const b = `${text.slice(from + 1, from + length)}约${text.slice(0, from % 3)}`;
      const [exact, found] = [dice(a, b), likenessOf(a, b)];
      if (exact >= NEARLY) near++;
      expect(found).toBe(exact >= NEARLY || found > 0 ? exact : 0);
    }
  expect(near).toBeGreaterThan(100);
});
