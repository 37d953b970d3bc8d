import { describe, expect, it } from 'vitest';
import { openForWorker } from '../../../electron/archive/archive.ts';
import { metaOf, setMeta } from '../../../electron/archive/meta.ts';
import { read, write } from '../../../electron/archive/transaction.ts';
import { getDocument } from '../../../electron/documents/record.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { actingAs, reference, wholeCard } from '../documents/bodies.ts';
import { codeOf } from '../refusal.ts';
import { newArchive } from './newArchive.ts';

describe('a transaction', () => {
  it('is all or nothing, also what joined it', async () => {
    const { archive } = await newArchive();
    const { writable, readable } = archive;
    const outer = () =>
      write(writable, () => {
        setMeta(writable, 'branchName', '改名');
        write(writable, () => setMeta(writable, 'branchCode', 'XX'));
        throw new Error('half-way');
      });
    expect(outer).toThrow('half-way');
    expect(writable.inTransaction).toBe(false);
    expect([metaOf(readable, 'branchName'), metaOf(readable, 'branchCode')]).toEqual(['上海分公司', 'SH']);
    expect(write(writable, () => write(writable, () => 7))).toBe(7);
    expect(writable.inTransaction).toBe(false);
  });

  it('takes no promise, and nothing of it stays', async () => {
    const { archive } = await newArchive();
    const { writable, readable } = archive;
    const work = async () => setMeta(writable, 'branchName', '改名');
    expect(() => write(writable, work)).toThrow('synchronous');
    expect(metaOf(readable, 'branchName')).toBe('上海分公司');
  });

  it('is seen by others only when it is complete', async () => {
    const { archive } = await newArchive();
    const { writable, readable } = archive;
    const other = openForWorker(archive.forWorker(), 'read');
    write(writable, () => {
      setMeta(writable, 'branchName', '改名');
      expect(metaOf(readable, 'branchName')).toBe('上海分公司');
      expect(metaOf(other, 'branchName')).toBe('上海分公司');
    });
    expect(metaOf(other, 'branchName')).toBe('改名');
    other.close();
  });

  it('of reads sees one unchanging archive', async () => {
    const { archive } = await newArchive();
    const { writable, readable } = archive;
    const seen = read(readable, () => {
      const before = metaOf(readable, 'branchName');
      write(writable, () => setMeta(writable, 'branchName', '改名'));
      return [before, metaOf(readable, 'branchName')];
    });
    expect(seen).toEqual(['上海分公司', '上海分公司']);
    expect(metaOf(readable, 'branchName')).toBe('改名');
  });
});

describe('a full disk', () => {
  it('refuses the save, which leaves no gap in the numbers once there is room again', async () => {
    const test = await newArchive();
    const { writable, readable } = test.archive;
    const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
    const save = (businessScope: string) =>
      saveDocument(writable, test.context, {
        form: 'customerCard',
        baseRevision: 0,
        body: wholeCard(reference(person), { businessScope }),
        as: 'submitted',
      });
    expect(save('一').number).toBe('SH-000001');
    const pages = writable.pragma('page_count', { simple: true }) as number;
    writable.pragma(`max_page_count = ${pages}`);
    const refused = Array.from({ length: 8 }, () => codeOf(() => save('长'.repeat(3000))));
    expect(await Promise.all(refused)).toContain('DISK_FULL');
    expect(readable.prepare('SELECT count(*) FROM numbers').pluck().get()).toBe(
      readable.prepare('SELECT count(*) FROM documents').pluck().get(),
    );
    writable.pragma('max_page_count = 1000000');
    const next = save('二');
    const given = readable.prepare('SELECT value FROM numbers ORDER BY value').pluck().all();
    expect(given).toEqual(given.map((_, index) => index + 1));
    expect(getDocument(readable, next.id).number).toBe(next.number);
  });
});
