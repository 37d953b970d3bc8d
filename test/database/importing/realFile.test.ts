import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { importCustomers } from '../../../electron/importing/customerImport.ts';
import { previewImport } from '../../../electron/importing/preview.ts';
import { readSourceFile } from '../../../electron/importing/readSource.ts';
import { customerCardForm } from '../../../shared/forms/customerCard/index.ts';
import { classifyCode } from '../../../shared/rules/creditCode/creditCode.ts';
import { realCustomers, realCustomersAbsent, realFolder } from '../../unit/rules/realCustomers.ts';
import { branch } from './branch.ts';

const files = ['customers-jiangsu-1987.csv', 'customers-jiangsu-1987.gb18030.csv'];
const bare = (text: string) => text.replace(/\s/g, '');

async function imported(file: string) {
  const office = await branch();
  const table = await readSourceFile(join(realFolder, file));
  const result = importCustomers(office.archive.writable, office.context, table, { duplicates: 'import' });
  return { ...office, table, result };
}

describe.skipIf(realCustomersAbsent)('the real file', { timeout: 60_000 }, () => {
  test('goes in whole from both encodings, identical', async () => {
    const [utf8, gb18030] = await Promise.all(files.map(imported));
    expect([utf8?.table.encoding, gb18030?.table.encoding]).toEqual(['UTF-8', 'GB18030']);
    for (const office of [utf8, gb18030])
      expect(office?.result).toEqual({
        read: 886,
        imported: 886,
        merged: 0,
        skipped: 0,
        rejected: 0,
        rejects: '',
      });
    expect(utf8?.cards()).toEqual(gb18030?.cards());
    expect(utf8 && checkArchive(utf8.archive.readable)).toMatchObject({ ok: true, documents: 886 });
  });

  test('keeps each cell of each row on its card', async () => {
    const { cards } = await imported('customers-jiangsu-1987.csv');
    const rows = realCustomers();
    for (const [place, card] of cards().entries()) {
      const held = bare(
        [card, card.province, card.city, card.district, card.address]
          .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
          .join('')
          .replaceAll('\\"', '"'),
      );
      for (const [column, cell] of Object.entries(rows[place] ?? {}))
        if (column !== '地区') expect(held, `${place} ${column}`).toContain(bare(cell));
    }
  });

  test('has its old registration numbers as they are, and marks them', async () => {
    const { cards } = await imported('customers-jiangsu-1987.csv');
    const kinds = Object.groupBy(cards(), ({ creditCode }) => classifyCode(String(creditCode)).kind);
    // Of the 19 codes that fail the check one only stands a column further right, behind a second name.
    expect(kinds.creditCode).toHaveLength(868);
    expect(kinds.unknown).toHaveLength(1);
    expect(kinds.registrationNumber).toHaveLength(17);
    for (const card of kinds.registrationNumber ?? [])
      expect(customerCardForm.rules.check(card)).toContainEqual(
        expect.objectContaining({ path: ['creditCode'], message: expect.stringContaining('旧注册号') }),
      );
  });

  test('previewed: all columns mapped, nothing to reject, the second time all are known', async () => {
    const { archive, context, table } = await imported('customers-jiangsu-1987.csv');
    const preview = previewImport(archive.readable, context, table);
    expect(preview).toMatchObject({ rows: 886, rejected: 0, encoding: 'UTF-8' });
    expect(preview.columns.map(({ target }) => target)).not.toContain('original');
    expect(preview.sample).toHaveLength(20);
    expect(preview.duplicates.every(({ where }) => where === 'archive')).toBe(true);
    const again = importCustomers(archive.writable, context, table, { duplicates: 'merge' });
    expect(again).toMatchObject({ imported: 0, merged: 0, skipped: 886 });
  });
});
