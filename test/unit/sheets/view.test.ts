import { expect, test } from 'vitest';
import type { SheetRequest } from '../../../electron/sheets/request.ts';
import { sheetView } from '../../../electron/sheets/view.ts';
import { customerCardForm } from '../../../shared/forms/customerCard/index.ts';
import { issued } from './samples.ts';

const request: SheetRequest = {
  ...issued,
  description: customerCardForm.description,
  body: { fullName: '江阴市通力机械厂', creditCode: '91320281142261234X', cardDate: '2026-03-01' },
};

test('the head is finished strings', () => {
  expect(sheetView(request, []).head).toEqual({
    branch: '上海分公司',
    title: '客户资料卡',
    tableNumber: 'KD-01',
    edition: '第 1 版',
    number: 'SH-000123',
    office: '上海分公司（SH）',
    filledBy: '王晓明',
    filledOn: '2026年11月16日',
    late: '',
    copy: '第一联 分公司存档',
  });
});

test('what is printed beside the code can be compared with the archive', () => {
  expect(sheetView(request, ['fullName', 'cardDate']).check?.values).toEqual([
    { label: '客户全称', value: '江阴市通力机械厂' },
    { label: '建卡日', value: '2026-03-01' },
    { label: '修订号', value: '3' },
    { label: '摘要', value: 'AB12 CD34 EF56 AB78 CD90 EF12 AB34 CD56' },
  ]);
});

test('a first issue bears no mark, a reprint says which', () => {
  expect(sheetView(request, []).foot.reprint).toBe('');
  expect(sheetView({ ...request, reprint: 2 }, []).foot).toMatchObject({
    reprint: '补打第 2 次',
    printed: '打印 2026-11-16 18:05',
  });
});

test('drafts and void documents are stamped, an empty form is not', () => {
  const stamped = (state: SheetRequest['head']['state'], document = request.document) =>
    sheetView({ ...request, head: { ...request.head, state }, ...(document && { document }) }, []).stamp;
  expect(stamped('submitted')).toBeUndefined();
  expect(stamped('draft')).toEqual({ text: '草稿', kind: 'draft' });
  expect(stamped('void')).toEqual({ text: '作废', kind: 'void' });
  const { document: _, ...empty } = request;
  const view = sheetView(
    { ...empty, head: { branchCode: 'SH', branchName: '上海分公司', state: 'draft' } },
    [],
  );
  expect(view).not.toHaveProperty('stamp');
  expect(view).not.toHaveProperty('check');
  expect(view.head).toMatchObject({ number: '', filledBy: '', filledOn: '　　　　年　　月　　日' });
});

test('the metadata names form, number and branch, and nobody', () => {
  expect(sheetView(request, ['fullName']).metadata).toEqual({
    title: '客户资料卡 SH-000123 2026-11-16',
    author: '上海分公司',
    createdAt: '2026-11-16T18:05:00+08:00',
  });
});
