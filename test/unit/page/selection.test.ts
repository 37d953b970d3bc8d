import { expect, test } from 'vitest';
import { nothingSelected, selectedAmong, stretched, toggled } from '../../../renderer/list/selection.ts';

const rows = ['a', 'b', 'c', 'd', 'e'];
const chosen = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].sort().join('');

test('a row is taken in and out', () => {
  const one = toggled(nothingSelected, 'b');
  expect(chosen(one)).toBe('b');
  expect(chosen(toggled(toggled(one, 'd'), 'b'))).toBe('d');
});

test('Shift stretches from the anchor, and back lets go what lies beyond', () => {
  let selection = toggled(toggled(nothingSelected, 'a'), 'c');
  selection = stretched(selection, rows, { from: 'c', to: 'd' });
  selection = stretched(selection, rows, { from: 'd', to: 'e' });
  expect(chosen(selection)).toBe('acde');
  selection = stretched(selection, rows, { from: 'e', to: 'd' });
  expect(chosen(selection)).toBe('acd');
  selection = stretched(selection, rows, { from: 'd', to: 'b' });
  expect(chosen(selection)).toBe('abc');
});

test('without an anchor it begins where one stands; a row that is gone is no end', () => {
  expect(chosen(stretched(nothingSelected, rows, { from: 'b', to: 'c' }))).toBe('bc');
  expect(chosen(stretched({ ids: new Set(), anchor: 'x' }, rows, { from: 'b', to: 'c' }))).toBe('c');
});

test('in the order of the list, and only what is listed', () => {
  const selection = { ids: new Set(['d', 'x', 'a']) };
  const listed = rows.map((id) => ({ id }));
  expect(selectedAmong(listed, selection)).toEqual(['a', 'd']);
});
