import { expect, test } from 'vitest';
import { type Line, pagesOf } from '../../../electron/sheets/derived/pages.ts';

const line = (content: string, height = 10, more: Partial<Line<string>> = {}): Line<string> => ({
  content,
  height,
  ...more,
});
const texts = (pages: Line<string>[][]) => pages.map((page) => page.map(({ content }) => content).join(' '));

test('a page is filled to its height; the first has less room', () => {
  const lines = ['1', '2', '3', '4', '5', '6'].map((text) => line(text));
  expect(texts(pagesOf(lines, { first: 20, further: 30 }))).toEqual(['1 2', '3 4 5', '6']);
  expect(texts(pagesOf([], { first: 20, further: 30 }))).toEqual(['']);
});

test('a head or band is never the last of a page, a total never the first', () => {
  const lines = [
    line('1'),
    line('band', 10, { withNext: true }),
    line('2'),
    line('total', 10, { withPrevious: true }),
  ];
  expect(texts(pagesOf(lines, { first: 20, further: 30 }))).toEqual(['1', 'band 2 total']);
});

test('heads and the group are set again on the next page', () => {
  const head = line('head', 10, { withNext: true });
  const lines = [head, ...['1', '2', '3'].map((text) => line(text, 10, { repeated: [head, line('group')] }))];
  expect(texts(pagesOf(lines, { first: 20, further: 40 }))).toEqual(['head 1', 'head group 2 3']);
});

test('what belongs together and is higher than a page still ends', () => {
  const lines = Array.from({ length: 5 }, (_, index) => line(String(index), 10, { withNext: true }));
  expect(texts(pagesOf([line('x'), ...lines], { first: 20, further: 20 }))).toEqual(['x', '0 1', '2 3', '4']);
});
