import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { importHandlers } from '../../../electron/bridge/handlers/importing.ts';
import type { Parts } from '../../../electron/bridge/handlers/parts.ts';
import { chooseFile, chooseNewFile } from '../../../electron/window/dialogs.ts';
import type { Progress } from '../../../shared/contract/bridge.ts';
import { temporaryFolder } from '../archive/newArchive.ts';
import { codeOf } from '../refusal.ts';
import { branch, fileOf, manyCustomers } from './branch.ts';

vi.mock('../../../electron/window/dialogs.ts', () => ({ chooseFile: vi.fn(), chooseNewFile: vi.fn() }));
beforeEach(() => vi.resetAllMocks());
// Threads start and files are written: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

/** The page's calls over a real archive, with a file chosen in the dialog. */
async function page(text: string) {
  const office = await branch();
  const told: Progress[] = [];
  const actor = { ...office.context.actor, login: 'shenjing' };
  const parts = {
    office: { archive: () => office.archive, whileHeld: <T>(work: () => Promise<T>) => work() },
    session: { actor: () => actor },
    window: () => undefined,
    progress: (progress: Progress) => told.push(progress),
  } as unknown as Parts;
  const calls = importHandlers(parts);
  const path = fileOf(text);
  vi.mocked(chooseFile).mockResolvedValue(path);
  const chosen = await calls['import.choose'](undefined);
  return { ...office, calls, path, told, token: chosen?.token ?? '' };
}

test('a file is chosen, previewed, imported with progress, and what came back is saved', async () => {
  const { calls, token, told, cards } = await page('客户名称,电话\n甲店,86201234\n,86201235\n');
  expect(await calls['import.preview']({ token })).toMatchObject({ file: '客户.csv', rows: 2, rejected: 1 });
  expect(await calls['import.run']({ token, duplicates: 'merge' })).toEqual({
    read: 2,
    imported: 1,
    merged: 0,
    skipped: 0,
    rejected: 1,
  });
  expect(cards()).toHaveLength(1);
  expect(told.at(-1)).toEqual({ task: 'import', done: 1, total: 2, text: '正在导入 客户.csv' });
  const target = join(temporaryFolder(), '退回.csv');
  vi.mocked(chooseNewFile).mockResolvedValue(target);
  expect(await calls['import.saveRejects']({ token })).toBe(true);
  expect(vi.mocked(chooseNewFile).mock.calls[0]?.[1].defaultPath).toBe('退回-客户.csv');
  expect(readFileSync(target, 'utf8')).toContain('"没有客户全称","","86201235"');
});

test('no file chosen, no place to save chosen, no such place', async () => {
  const { calls, token } = await page('客户名称\n甲店\n');
  vi.mocked(chooseFile).mockResolvedValue(undefined);
  expect(await calls['import.choose'](undefined)).toBeUndefined();
  expect(await calls['import.saveRejects']({ token })).toBe(false);
  vi.mocked(chooseNewFile).mockResolvedValue(join(temporaryFolder(), 'none', '退回.csv'));
  expect(await codeOf(() => calls['import.saveRejects']({ token }))).toBe('IMPORT_REJECTS_NOT_WRITTEN');
});

test('a file that the page was not given is refused', async () => {
  const { calls, path } = await page('客户名称\n甲店\n');
  for (const token of [path, ''])
    expect(await codeOf(() => calls['import.preview']({ token }))).toBe('BAD_REQUEST');
});

test('a file changed since its preview is refused, and not imported unseen', async () => {
  const { calls, token, path, cards } = await page('客户名称\n甲店\n');
  expect(await codeOf(() => calls['import.run']({ token, duplicates: 'merge' }))).toBe('IMPORT_FILE_CHANGED');
  await calls['import.preview']({ token });
  writeFileSync(path, '客户名称\n甲店\n乙店\n');
  expect(await codeOf(() => calls['import.run']({ token, duplicates: 'merge' }))).toBe('IMPORT_FILE_CHANGED');
  expect(cards()).toEqual([]);
});

test('a second import beside the first is refused, and the first can be cancelled', async () => {
  const { calls, token, cards } = await page(manyCustomers(3_000));
  await calls['import.preview']({ token });
  const running = calls['import.run']({ token, duplicates: 'merge' });
  const cancelled = codeOf(() => running);
  expect(await codeOf(() => calls['import.run']({ token, duplicates: 'merge' }))).toBe('IMPORT_RUNNING');
  calls['import.cancel']({ token });
  expect(await cancelled).toBe('IMPORT_CANCELLED');
  expect(cards()).toEqual([]);
});
