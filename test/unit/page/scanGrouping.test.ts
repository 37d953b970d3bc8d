import { expect, test } from 'vitest';
import {
  type BatchPage,
  type Choice,
  groupsOf,
  type SheetOnPaper,
  sheetOfPage,
} from '../../../renderer/paper/grouping.ts';

const sheet = (changes: Partial<SheetOnPaper> = {}): SheetOnPaper => ({
  documentId: 'report',
  form: 'visitReport',
  title: '陈立 2026-11-16',
  state: 'submitted',
  latest: 1,
  revision: 1,
  part: 1,
  pages: 2,
  ...changes,
});
const known = (page: number, of: SheetOnPaper, number?: number): BatchPage => ({
  page,
  file: '一叠.pdf',
  filePage: page,
  recognised: { kind: 'sheet', sheet: of, ...(number !== undefined && { page: number }) },
});
const unknown = (page: number): BatchPage => ({
  page,
  file: '一叠.pdf',
  filePage: page,
  recognised: { kind: 'none' },
});
const none = new Map<number, Choice>();

test('pages of one sheet go together in the order of the sheet, wherever they lay in the stack', () => {
  const other = sheet({ documentId: 'card', pages: 1 });
  const groups = groupsOf([known(1, sheet(), 2), known(2, other), known(3, sheet(), 1)], none);
  expect(groups.map(({ pages, remarks }) => ({ pages, remarks }))).toEqual([
    { pages: [3, 1], remarks: [] },
    { pages: [2], remarks: [] },
  ]);
});

test('a page without a code goes nowhere between two of a sheet, until a person says', () => {
  const pages = [known(1, sheet(), 1), unknown(2), known(3, sheet(), 2)];
  expect(groupsOf(pages, none).map((group) => group.pages)).toEqual([[1, 3]]);
  const chosen = new Map<number, Choice>([[2, { sheet: sheet({ documentId: 'card', pages: 1 }) }]]);
  expect(groupsOf(pages, chosen).map((group) => group.pages)).toEqual([[1, 3], [2]]);
});

test('a page that is filed already is left out, whatever is chosen; a person may leave out others', () => {
  const filed = { ...known(1, sheet(), 1), filed: { documentId: 'report', title: '', revision: 1, at: '' } };
  expect(sheetOfPage(filed, { sheet: sheet() })).toBeUndefined();
  expect(sheetOfPage(known(2, sheet()), 'leave')).toBeUndefined();
});

test('what is wrong with a scan is said before it is filed', () => {
  const remarks = (...pages: BatchPage[]) => groupsOf(pages, none)[0]?.remarks;
  expect(remarks(known(1, sheet(), 1))).toEqual(['缺页：共 2 页，只有 1 页']);
  const old = sheet({ latest: 3, state: 'void' });
  expect(remarks(known(1, old, 1), known(2, old, 2))).toEqual([
    '表单已作废',
    '旧版：现为第 3 版，归到第 1 版',
  ]);
  expect(remarks(known(1, sheet(), 1), known(2, sheet(), 1), known(3, sheet(), 2))).toEqual([
    '多页：共 2 页，却有 3 页',
    '有重复的页',
  ]);
});
