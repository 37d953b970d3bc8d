import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { importInWorker, previewInWorker } from '../../../electron/importing/importJob.ts';
import { refusalOf } from '../refusal.ts';
import { branch, fileOf, manyCustomers } from './branch.ts';

const quiet = { progress: () => {}, signal: new AbortController().signal };

async function office(text: string) {
  const test = await branch();
  return { ...test, where: { archive: test.archive, actor: test.context.actor, path: fileOf(text) } };
}

/** Threads start and files are written: a busy machine takes its time. */
const patiently = { timeout: 120_000 };

describe('the import in its own thread', patiently, () => {
  test('takes 20,000 rows, tells how far it is, and leaves this thread free', {
    timeout: 120_000,
  }, async () => {
    const { where, cards } = await office(manyCustomers(20_000));
    const steps: [number, number][] = [];
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const { rejects, ...counts } = await importInWorker(
      where,
      { duplicates: 'merge' },
      { ...quiet, progress: (done, total) => steps.push([done, total]) },
    );
    delay.disable();
    expect(counts).toEqual({ read: 20_000, imported: 20_000, merged: 0, skipped: 0, rejected: 0 });
    expect(rejects).toBe('');
    expect(cards()).toHaveLength(20_000);
    const done = steps.map(([count]) => count);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done[0]).toBe(0);
    expect(done.at(-1)).toBe(20_000);
    expect(done.length).toBeGreaterThan(50);
    expect(new Set(steps.map(([, total]) => total))).toEqual(new Set([20_000]));
    // Ticks of 10 ms were heard all the while: the work was elsewhere.
    expect(delay.count).toBeGreaterThan(50);
  });

  test('cancelled on the way leaves nothing, and can be begun again', async () => {
    const { where, contents } = await office(manyCustomers(3_000));
    const before = contents();
    const cancelling = new AbortController();
    const steps: number[] = [];
    const progress = (done: number) => {
      steps.push(done);
      if (done >= 400) cancelling.abort();
    };
    const running = importInWorker(where, { duplicates: 'merge' }, { progress, signal: cancelling.signal });
    expect((await refusalOf(() => running)).code).toBe('IMPORT_CANCELLED');
    expect(steps.at(-1)).toBeLessThan(3_000);
    expect(contents()).toEqual(before);
    expect(await importInWorker(where, { duplicates: 'merge' }, quiet)).toMatchObject({ imported: 3_000 });
  });

  test('cancelled before it begins', async () => {
    const { where, contents } = await office(manyCustomers(10));
    const before = contents();
    const running = importInWorker(where, { duplicates: 'merge' }, { ...quiet, signal: AbortSignal.abort() });
    expect((await refusalOf(() => running)).code).toBe('IMPORT_CANCELLED');
    expect(contents()).toEqual(before);
  });

  test('a file that cannot be read is refused by its code, with the file named', async () => {
    const { where } = await office('');
    expect(await refusalOf(() => previewInWorker(where))).toMatchObject({
      code: 'IMPORT_NO_ROWS',
      message: expect.stringContaining('客户.csv'),
    });
    const gone = { ...where, path: `${where.path}.gone` };
    expect((await refusalOf(() => importInWorker(gone, { duplicates: 'skip' }, quiet))).code).toBe(
      'IMPORT_FILE_UNREADABLE',
    );
  });

  test('the preview follows the mapping that it is given', async () => {
    const { where } = await office('客户名称,甲\n某某商行,13812345678\n,1\n');
    const guessed = await previewInWorker(where);
    expect(guessed.columns).toEqual([
      { name: '客户名称', target: 'fullName', samples: ['某某商行'] },
      { name: '甲', target: 'original', samples: ['13812345678', '1'] },
    ]);
    expect(guessed.rejected).toBe(1);
    expect(guessed.sample[1]).toMatchObject({ line: 3, remarks: ['退回：没有客户全称'] });
    const given = await previewInWorker(where, { 客户名称: 'fullName', 甲: 'contactMobile' });
    expect(given.sample[0]?.values).toMatchObject({ contacts: '13812345678' });
    const nameless = await previewInWorker(where, { 客户名称: 'original' });
    expect(nameless.sample).toEqual([]);
    writeFileSync(where.path, '客户名称\n甲店\n甲店\n');
    expect((await previewInWorker(where)).duplicates).toEqual([
      { line: 3, name: '甲店', of: '本文件第 2 行 甲店', where: 'file', reason: 'sameName' },
    ]);
  });
});
