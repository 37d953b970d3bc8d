import { expect, it, vi } from 'vitest';
import { saveDocument } from '../../../electron/documents/saving.ts';
import type { Output } from '../../../shared/contract/contract.ts';
import { contractOver } from '../rights/office.ts';
import { branchWeek, WEEK } from './branchWeek.ts';

vi.mock('electron', () => ({ app: {}, dialog: {}, BrowserWindow: {}, shell: {}, safeStorage: {} }));

it('names with each open point the paper on which it is mended, whatever its form', async () => {
  const branch = await branchWeek();
  branch.report('2026-11-16', 'draft');
  saveDocument(branch.archive.writable, branch.chen.context, {
    form: 'workLog',
    baseRevision: 0,
    body: { date: '2026-11-16', author: { id: branch.chen.person.id, name: '陈立' } },
    as: 'draft',
  });
  const answer = await contractOver(branch).call(branch.context, 'week.status', { week: WEEK });
  const { openPoints } = (answer as { value: Output<'week.status'> }).value;
  const formOf = (kind: string) => openPoints.find(({ code }) => code.startsWith(kind))?.document?.form;
  expect(
    openPoints.filter(({ code }) => code.startsWith('DRAFT:')).map(({ document }) => document?.form),
  ).toEqual(['visitReport', 'workLog']);
  expect(formOf('MISSING:')).toBeUndefined();
});
