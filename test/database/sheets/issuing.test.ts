import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { sha256 } from '../../../electron/archive/digest.ts';
import { getDocument } from '../../../electron/documents/record.ts';
import { voidDocument } from '../../../electron/documents/saving.ts';
import { issueSheet, previewSheet } from '../../../electron/sheets/issuing.ts';
import { qrText } from '../../../electron/sheets/qr.ts';
import type { SheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { PrintedPdf, stockToolsAbsent } from '../../unit/sheets/stockTools.ts';
import { codeOf } from '../refusal.ts';
import { branchWithPrinter } from './branch.ts';

/** Lets something happen while the sheet is being laid out. */
function interrupted(printer: SheetPrinter, happen: () => unknown): SheetPrinter {
  let done = false;
  return {
    ...printer,
    async makeSheet(request, signal) {
      const sheet = await printer.makeSheet(request, signal);
      if (!done) {
        done = true;
        await happen();
      }
      return sheet;
    },
  };
}

describe('issuing a sheet', () => {
  it('stores one sheet a revision with its digest, and gives the same bytes ever after', async () => {
    const { archive, context, printer, submitted, rows, verbsOf } = await branchWithPrinter();
    const first = await issueSheet(archive, context, printer, submitted.id);
    const second = await issueSheet(archive, context, printer, submitted.id);
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
    expect(second.id).toBe(first.id);

    const stored = rows<{ pdf: Uint8Array }>('SELECT * FROM issued_sheets');
    const document = getDocument(archive.readable, submitted.id);
    expect(stored).toMatchObject([
      {
        id: first.id,
        document_id: submitted.id,
        revision: 1,
        form: 'customerCard',
        digest: document.digest,
        sha256: first.sha256,
        pages: 2,
        missing_characters: '',
        issued_by: context.actor.personId,
      },
    ]);
    expect(sha256(stored[0]!.pdf)).toBe(first.sha256);
    expect(verbsOf(submitted.id)).toEqual(['sheet.issued']);
    expect(checkArchive(archive.readable, { deep: true })).toMatchObject({ ok: true, problems: [] });
  });

  it('issues a corrected document anew and keeps the sheet of the revision before', async () => {
    const { archive, context, printer, submitted, correct, rows } = await branchWithPrinter();
    const before = await issueSheet(archive, context, printer, submitted.id);
    correct();
    const after = await issueSheet(archive, context, printer, submitted.id);
    expect(after).toMatchObject({ revision: 2 });
    expect(rows('SELECT id, revision FROM issued_sheets ORDER BY revision')).toEqual([
      { id: before.id, revision: 1 },
      { id: after.id, revision: 2 },
    ]);
  });

  it('makes the sheet again when the document was saved while it was laid out', async () => {
    const { archive, context, printer, submitted, correct, rows } = await branchWithPrinter();
    const sheet = await issueSheet(
      archive,
      context,
      interrupted(printer, () => correct()),
      submitted.id,
    );
    expect(sheet.revision).toBe(2);
    expect(rows('SELECT revision, sha256 FROM issued_sheets')).toEqual([
      { revision: 2, sha256: sheet.sha256 },
    ]);
  });

  it('gives the sheet that another call issued meanwhile', async () => {
    const { archive, context, printer, submitted, rows } = await branchWithPrinter();
    const [one, other] = await Promise.all([
      issueSheet(archive, context, printer, submitted.id),
      issueSheet(archive, context, printer, submitted.id),
    ]);
    expect(one.sha256).toBe(other.sha256);
    expect(rows('SELECT id FROM issued_sheets')).toEqual([{ id: one.id }]);
  });

  it('remembers which characters could not be drawn', async () => {
    const { archive, context, printer, card } = await branchWithPrinter();
    const { id } = card({ fullName: '无锡𠮷祥😀贸易有限公司' });
    for (const _ of ['laid out', 'from the store'])
      expect((await issueSheet(archive, context, printer, id)).missingCharacters).toEqual(['𠮷', '😀']);
  });

  it('issues no draft: its sheet is made anew each time', async () => {
    const { archive, context, printer, card, rows } = await branchWithPrinter();
    const draft = card({ fullName: '无锡草稿贸易有限公司' }, 'draft');
    const sheet = await issueSheet(archive, context, printer, draft.id);
    expect(sheet.id).toBeUndefined();
    expect(rows('SELECT 1 FROM issued_sheets')).toEqual([]);
  });

  it('refuses an unknown document', async () => {
    const { archive, context, printer } = await branchWithPrinter();
    const unknown = '0198f3aa-1b2c-7d3e-8f4a-5b6c7d8e9f00';
    for (const make of [issueSheet, previewSheet])
      expect(await codeOf(() => make(archive, context, printer, unknown))).toBe('DOCUMENT_NOT_FOUND');
  });

  it('leaves nothing behind when the sheet fails', async () => {
    const { archive, context, printer, submitted, rows, verbsOf } = await branchWithPrinter();
    const closing = issueSheet(archive, context, printer, submitted.id);
    const code = codeOf(() => closing);
    await printer.close();
    expect(await code).toBe('SHEET_CANCELLED');
    expect(rows('SELECT 1 FROM issued_sheets')).toEqual([]);
    expect(verbsOf(submitted.id)).toEqual([]);
  });
});

describe('previewing a sheet', () => {
  it('stores nothing, counts as a view, and shows the issued sheet once there is one', async () => {
    const { archive, context, printer, submitted, rows } = await branchWithPrinter();
    const preview = await previewSheet(archive, context, printer, submitted.id);
    expect(preview).toMatchObject({ pages: 2, missingCharacters: [] });
    expect(rows('SELECT 1 FROM issued_sheets')).toEqual([]);
    expect(rows(`SELECT detail FROM audit WHERE verb = 'document.viewed'`)).toEqual([
      { detail: '{"as":"sheet","form":"customerCard","revision":1}' },
    ]);
    const issued = await issueSheet(archive, context, printer, submitted.id);
    expect((await previewSheet(archive, context, printer, submitted.id)).sha256).toBe(issued.sha256);
  });
});

describe.skipIf(stockToolsAbsent)('what is on the sheet', () => {
  it('is the document: number, names, branch, days, and the code of its revision', async () => {
    const { archive, context, printer, submitted } = await branchWithPrinter();
    using pdf = new PrintedPdf((await issueSheet(archive, context, printer, submitted.id)).pdf);
    pdf.checkStructure();
    const text = pdf.text();
    for (const said of [
      '№SH-000001',
      '营业所：上海分公司（SH）',
      '填表人：陈立',
      '填表日期：2026年11月16日',
      '无锡新区希望贸易有限公司',
      '91320200MA1XKQ7U0J',
      '责任业务员陈立',
      '单宏图',
    ])
      expect(text).toContain(said);
    const { id, revision, digest } = getDocument(archive.readable, submitted.id);
    expect(pdf.scannedCodes(100)).toEqual([qrText({ id, revision, digest, part: 1 })]);
  });

  it('shows that a report was filled in late', async () => {
    const { archive, context, printer, report } = await branchWithPrinter();
    const late = report('2026-11-16', 'submitted', '2026-11-19');
    using pdf = new PrintedPdf((await issueSheet(archive, context, printer, late.id)).pdf);
    expect(pdf.text()).toContain('日期2026-11-16');
    expect(pdf.text()).toContain('填表日期：2026年11月19日');
  });

  it('says 草稿 on a draft and 作废 on what is void', async () => {
    const { archive, context, printer, card, submitted } = await branchWithPrinter();
    const draft = card({ fullName: '无锡草稿贸易有限公司' }, 'draft');
    const large = (pdf: PrintedPdf) =>
      pdf
        .words()
        .filter((word) => word.yMax - word.yMin > 80)
        .map(({ text }) => text)
        .join('');
    using unfinished = new PrintedPdf((await issueSheet(archive, context, printer, draft.id)).pdf);
    expect(large(unfinished)).toMatch(/草.*稿/);
    voidDocument(archive.writable, context, { id: submitted.id, reason: '重复建卡' });
    const sheet = await issueSheet(archive, context, printer, submitted.id);
    expect(sheet.id).toBeDefined();
    using voided = new PrintedPdf(sheet.pdf);
    expect(large(voided)).toMatch(/作.*废/);
  });
});
