import { afterEach, expect, it, vi } from 'vitest';
import { printSheet, saveSheet } from '../../../electron/sheets/handingOut.ts';
import { issueSheet, previewSheet } from '../../../electron/sheets/issuing.ts';
import type { Right } from '../../../shared/rights/rights.ts';
import { refusalOf } from '../refusal.ts';
import { branchWithPrinter } from './branch.ts';

const taken: { right?: Right } = {};

// Every role of this edition may read and print, so a right is taken away from all of them.
vi.mock('../../../shared/rights/rights.ts', async (original) => {
  const rights = await original<typeof import('../../../shared/rights/rights.ts')>();
  return {
    ...rights,
    allowed: (...[role, right]: Parameters<typeof rights.allowed>) =>
      right !== taken.right && rights.allowed(role, right),
  };
});

afterEach(() => {
  delete taken.right;
});

it.each(['sheet.print', 'card.read'] as const)('refuses every way to a sheet without %s', async (right) => {
  const { archive, context, printer, submitted, rows } = await branchWithPrinter();
  await issueSheet(archive, context, printer, submitted.id);
  const lines = rows('SELECT seq FROM audit').length;
  taken.right = right;
  for (const way of [previewSheet, issueSheet, saveSheet])
    expect((await refusalOf(() => way(archive, context, printer, submitted.id))).code).toBe('NO_RIGHT');
  const print = vi.fn(async () => true);
  expect((await refusalOf(() => printSheet(archive, context, printer, submitted.id, print))).code).toBe(
    'NO_RIGHT',
  );
  expect(print).not.toHaveBeenCalled();
  expect(rows('SELECT seq FROM audit')).toHaveLength(lines);
});
