import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { sha256 } from '../../../electron/archive/digest.ts';
import { printSheet, saveSheet } from '../../../electron/sheets/handingOut.ts';
import { issueSheet } from '../../../electron/sheets/issuing.ts';
import { PrintedPdf, stockToolsAbsent } from '../../unit/sheets/stockTools.ts';
import { codeOf } from '../refusal.ts';
import { branchWithPrinter } from './branch.ts';

/** Takes what is printed as a printer would, or cancels. */
function paperTray() {
  const out: Uint8Array[] = [];
  return {
    out,
    print: async (pdf: Uint8Array) => {
      out.push(pdf);
      return true;
    },
    cancel: async () => false,
  };
}

describe('printing', () => {
  it('prints the issued sheet once, then reprints of it that are counted and not stored', async () => {
    const { archive, context, printer, submitted, rows, verbsOf } = await branchWithPrinter();
    const tray = paperTray();
    for (const _ of [1, 2, 3]) await printSheet(archive, context, printer, submitted.id, tray.print);

    const issued = await issueSheet(archive, context, printer, submitted.id);
    expect(sha256(tray.out[0]!)).toBe(issued.sha256);
    expect(new Set(tray.out.map((pdf) => sha256(pdf))).size).toBe(3);
    expect(rows('SELECT id FROM issued_sheets')).toEqual([{ id: issued.id }]);
    expect(rows('SELECT sheet_id, kind, copy, by FROM print_register ORDER BY copy')).toEqual(
      [1, 2, 3].map((copy) => ({ sheet_id: issued.id, kind: 'print', copy, by: context.actor.personId })),
    );
    expect(verbsOf(submitted.id)).toEqual([
      'sheet.issued',
      'sheet.printed',
      'sheet.printed',
      'sheet.printed',
    ]);
    expect(checkArchive(archive.readable, { deep: true })).toMatchObject({ ok: true });
  });

  it.skipIf(stockToolsAbsent)('says which reprint it is on every page', async () => {
    const { archive, context, printer, submitted } = await branchWithPrinter();
    const tray = paperTray();
    for (const _ of [1, 2, 3]) await printSheet(archive, context, printer, submitted.id, tray.print);
    for (const [copy, pdf] of tray.out.entries()) {
      using paper = new PrintedPdf(pdf);
      const said = copy === 0 ? [] : Array.from({ length: 2 }, () => `补打第${copy}次`);
      expect(paper.text().match(/补打第\d次/g) ?? []).toEqual(said);
    }
  });

  it('counts nothing when the user cancels: the next print is still the original', async () => {
    const { archive, context, printer, submitted, rows, verbsOf } = await branchWithPrinter();
    const tray = paperTray();
    expect(await printSheet(archive, context, printer, submitted.id, tray.cancel)).toBe(false);
    expect(rows('SELECT 1 FROM print_register')).toEqual([]);
    expect(verbsOf(submitted.id)).toEqual(['sheet.issued']);
    await printSheet(archive, context, printer, submitted.id, tray.print);
    const issued = await issueSheet(archive, context, printer, submitted.id);
    expect(tray.out.map((pdf) => sha256(pdf))).toEqual([issued.sha256]);
  });

  it('prints a corrected document as an original of its new revision', async () => {
    const { archive, context, printer, submitted, correct, rows } = await branchWithPrinter();
    const tray = paperTray();
    await printSheet(archive, context, printer, submitted.id, tray.print);
    correct();
    await printSheet(archive, context, printer, submitted.id, tray.print);
    expect(
      rows(
        `SELECT revision, kind, copy FROM print_register JOIN issued_sheets ON id = sheet_id ORDER BY revision`,
      ),
    ).toEqual([
      { revision: 1, kind: 'print', copy: 1 },
      { revision: 2, kind: 'print', copy: 1 },
    ]);
  });

  it('records the copies of a draft in the audit chain only', async () => {
    const { archive, context, printer, card, rows, verbsOf } = await branchWithPrinter();
    const draft = card({ fullName: '无锡草稿贸易有限公司' }, 'draft');
    const tray = paperTray();
    for (const _ of [1, 2]) await printSheet(archive, context, printer, draft.id, tray.print);
    expect(rows('SELECT 1 FROM print_register')).toEqual([]);
    expect(verbsOf(draft.id)).toEqual(['sheet.printed', 'sheet.printed']);
  });
});

describe('saving a copy', () => {
  it('gives the stored bytes each time and counts the copies apart from the prints', async () => {
    const { archive, context, printer, submitted, rows } = await branchWithPrinter();
    await printSheet(archive, context, printer, submitted.id, paperTray().print);
    const copies = [
      await saveSheet(archive, context, printer, submitted.id),
      await saveSheet(archive, context, printer, submitted.id),
    ];
    const issued = await issueSheet(archive, context, printer, submitted.id);
    expect(copies.map(({ pdf }) => sha256(pdf))).toEqual([issued.sha256, issued.sha256]);
    expect(rows('SELECT kind, copy FROM print_register ORDER BY kind, copy')).toEqual([
      { kind: 'print', copy: 1 },
      { kind: 'save', copy: 1 },
      { kind: 'save', copy: 2 },
    ]);
  });

  it('is refused, and not recorded, without the document', async () => {
    const { archive, context, printer, rows } = await branchWithPrinter();
    const unknown = '0198f3aa-1b2c-7d3e-8f4a-5b6c7d8e9f00';
    expect(await codeOf(() => saveSheet(archive, context, printer, unknown))).toBe('DOCUMENT_NOT_FOUND');
    expect(rows(`SELECT 1 FROM audit WHERE verb LIKE 'sheet.%'`)).toEqual([]);
  });
});
