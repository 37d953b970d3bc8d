import { expect, it } from 'vitest';
import { viewFolder } from '../../../electron/customers/viewing.ts';
import { viewDocument } from '../../../electron/documents/viewing.ts';
import { viewLog } from '../../../electron/documents/viewLog.ts';
import { codeOf } from '../refusal.ts';
import { reference, wholeCard } from './bodies.ts';
import { branch, submitCard } from './branch.ts';

it('tells who looked at a card and how, the latest first, to who may know', async () => {
  const { test, archive, chen, wu, lin } = await branch();
  const id = submitCard(test, wholeCard(reference(chen.person)));
  expect(viewLog(archive, lin.context, { id })).toEqual({ rows: [], more: false });
  viewDocument(archive, chen.context, { id });
  viewFolder(archive, lin.context, id);
  const { rows } = viewLog(archive, test.context, { id });
  expect(rows.map(({ by, kind, as }) => [by, kind, as])).toEqual([
    ['林主任', 'viewed', 'folder'],
    ['陈立', 'viewed', undefined],
  ]);
  expect(await codeOf(() => viewLog(archive, wu.context, { id }))).toBe('NO_RIGHT');
  expect(await codeOf(() => viewLog(archive, lin.context, { id: 'none' }))).toBe('DOCUMENT_NOT_FOUND');
});
