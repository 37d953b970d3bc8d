import { expect, it } from 'vitest';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { viewDocument } from '../../../electron/documents/viewing.ts';
import { setPassword } from '../../../electron/people/signingIn.ts';
import { sheetOf } from '../../../electron/sheets/sheetOf.ts';
import { sheetView } from '../../../electron/sheets/view.ts';
import { signDocument } from '../../../electron/signing/signing.ts';
import { branchWeek } from './branchWeek.ts';

async function late() {
  const branch = await branchWeek();
  const draft = branch.report('2026-11-16', 'draft');
  const view = () => viewDocument(branch.archive.writable, branch.chen.context, { id: draft.id }).document;
  const save = (baseRevision: number, changes: object, reason?: string) =>
    saveDocument(branch.archive.writable, branch.chen.context, {
      form: 'visitReport',
      id: draft.id,
      baseRevision,
      body: { ...branch.document(draft.id).body, ...changes },
      as: 'submitted',
      ...(reason && { reason }),
    });
  return { ...branch, view, save, draft };
}

it('marks what was first submitted after the deadline, with its times, on screen and on the sheet', async () => {
  const { view, save, clock, archive } = await late();
  clock.set('2026-11-17T11:59:00+08:00');
  expect(view().lateEntry).toBeUndefined();
  clock.set('2026-11-17T12:30:00+08:00');
  expect(view().lateEntry).toEqual({
    businessDate: '2026-11-16',
    firstSavedAt: expect.stringContaining('2026-11-16T18:00:'),
    lastChangedAt: expect.stringContaining('2026-11-16T18:00:'),
  });
  save(1, {});
  clock.set('2026-11-19T09:00:00+08:00');
  save(2, { support: '请会计协助对账' }, '补写支援请求');
  const document = view();
  expect(document.lateEntry).toEqual({
    businessDate: '2026-11-16',
    firstSavedAt: expect.stringContaining('2026-11-16T18:00:'),
    firstSubmittedAt: expect.stringContaining('2026-11-17T12:30:'),
    lastChangedAt: expect.stringContaining('2026-11-19T09:00:'),
  });
  const sheet = sheetOf(archive.readable, document, { at: '2026-11-20T08:00:00+08:00', part: 1 });
  expect(sheetView(sheet, []).head.late).toBe(
    '业务日期 2026-11-16　首次保存 2026-11-16 18:00　首次提交 2026-11-17 12:30　末次修改 2026-11-19 09:00',
  );
});

it('tells when it was last signed, on the sheet too', async () => {
  const { view, save, clock, archive, context, chen, draft } = await late();
  const password = '日报 20261116';
  await setPassword(archive.writable, context, { personId: chen.person.id, password });
  clock.set('2026-11-17T12:30:00+08:00');
  save(1, {});
  clock.set('2026-11-17T12:45:00+08:00');
  const { revision, digest } = view();
  await signDocument(archive, chen.context, {
    id: draft.id,
    revision,
    digest,
    place: 0,
    skip: false,
    password,
  });
  expect(view().lateEntry?.signedAt).toContain('2026-11-17T12:45:');
  const sheet = sheetOf(archive.readable, view(), { at: '2026-11-20T08:00:00+08:00', part: 1 });
  expect(sheetView(sheet, []).head.late).toMatch(/　末次签名 2026-11-17 12:45$/);
});

it('makes nothing late by a correction, and no card', async () => {
  const { view, save, clock, card, archive, chen } = await late();
  clock.set('2026-11-17T09:00:00+08:00');
  save(1, {});
  clock.set('2026-11-25T09:00:00+08:00');
  save(2, { support: '请会计协助对账' }, '补写支援请求');
  expect(view().lateEntry).toBeUndefined();
  expect(viewDocument(archive.writable, chen.context, { id: card.id }).document.lateEntry).toBeUndefined();
});
