import { expect, test } from 'vitest';
import { bundledFonts } from '../../../electron/sheets/fonts/bundledFonts.ts';
import { FontBook } from '../../../electron/sheets/fonts/fontBook.ts';
import { Pen } from '../../../electron/sheets/fonts/pen.ts';
import { systemFonts } from '../../../electron/sheets/fonts/systemFonts.ts';
import { ink } from '../../../electron/sheets/paper/ink.ts';
import { layOut } from '../../../electron/sheets/render.ts';

const alone = new FontBook(bundledFonts, []);

test('what the font has is one run; what no font has becomes its code and is remembered', () => {
  const pen = new Pen(alone);
  expect(pen.write('吉野家')).toEqual([{ text: '吉野家' }]);
  expect(pen.missing.size).toBe(0);
  expect(pen.write('𠮷野家😀')).toEqual([{ text: '〔U+20BB7〕野家〔U+1F600〕' }]);
  expect([...pen.missing]).toEqual(['𠮷', '😀']);
});

test('nothing is lost in silence: control characters, halves of a pair and variants of a form are named too', () => {
  const pen = new Pen(alone);
  expect(pen.write('甲\u0007乙\ud83d丙葛\u{e0100}')).toEqual([
    { text: '甲〔U+0007〕乙〔U+D83D〕丙葛〔U+E0100〕' },
  ]);
  expect(pen.missing.size).toBe(3);
});

test('line ends of every kind are line ends, and what draws nothing is left out', () => {
  const pen = new Pen(alone);
  expect(pen.write('一\r\n二\r三\u2028四\u200b\ufeff五')).toEqual([{ text: '一\n二\n三\n四五' }]);
  expect(pen.missing.size).toBe(0);
});

test('a system font lends what the bundled one lacks, in its own run', () => {
  const [lender] = systemFonts().filter((file) => file.endsWith('NotoSansCJK-Regular.ttc'));
  if (!lender) return console.warn('Skipped: Noto Sans CJK is not installed');
  const pen = new Pen(new FontBook(bundledFonts, [lender]));
  expect(pen.write('甲𠮷乙', true)).toEqual([
    { text: '甲' },
    { text: '𠮷', font: 'lent0', bold: false },
    { text: '乙' },
  ]);
  expect([...pen.lent]).toEqual(['𠮷']);
  expect(pen.missing.size).toBe(0);
});

test('a fallback that is no font lends nothing and stops nothing', () => {
  const pen = new Pen(new FontBook(bundledFonts, [import.meta.filename, '/no/such/font.ttf']));
  expect(pen.write('𠮷')).toEqual([{ text: '〔U+20BB7〕' }]);
});

test('lines are foretold: full-width characters, words that move whole, words longer than a line', () => {
  const pen = new Pen(alone);
  expect(pen.lines('', 10)).toBe(0);
  expect(pen.lines('一二三四五六七八九十', 10)).toBe(1);
  expect(pen.lines('一二三四五六七八九十十', 10)).toBe(2);
  expect(pen.lines('一\n\n二', 10)).toBe(3);
  expect(pen.lines('一二三四五 abcdefghij', 8)).toBe(2);
  expect(pen.lines('m'.repeat(100), 10)).toBe(Math.ceil(pen.width('m'.repeat(100)) / 10));
});

test('a line neither begins with a mark that closes nor ends with one that opens; dates stay whole', () => {
  const pen = new Pen(alone);
  const lines = (text: string, width: number) =>
    pen.writeLines(text, width).map((runs) => runs.map(({ text: piece }) => piece).join(''));
  expect(lines('一二三四，五六', 4)).toEqual(['一二三', '四，五六']);
  expect(lines('一二三（四五）', 4)).toEqual(['一二三', '（四五）']);
  expect(lines('定于2026-11-21送货', 6)).toEqual(['定于', '2026-11-21', '送货']);
  expect(lines('一\n二三四五六', 5)).toEqual(['一', '二三四五六']);
  // Nothing is lost of what is longer than a line.
  expect(lines('m'.repeat(100), 10).join('')).toBe('m'.repeat(100));
});

test('opened once, the fonts tell no sheet of another: the same request gives the same bytes', async () => {
  const fonts = new FontBook(bundledFonts, []);
  const page = (text: string) =>
    layOut(
      { content: [text], defaultStyle: { font: ink.family }, info: { creationDate: new Date(0) } },
      fonts,
    );
  const before = await page('甲 乙');
  await page('甲\u00a0丙');
  expect(Buffer.from(await page('甲 乙')).equals(Buffer.from(before))).toBe(true);
});
