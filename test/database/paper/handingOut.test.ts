import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { blankNumber, handOutBlanks } from '../../../electron/paper/blanks.ts';
import { choosePaper, placedForPrinter, setOffset } from '../../../electron/paper/papersInUse.ts';
import { printRegister, registerCsv } from '../../../electron/paper/register.ts';
import { printSheet, saveSheet, sheetParts } from '../../../electron/sheets/handingOut.ts';
import { issueSheet } from '../../../electron/sheets/issuing.ts';
import { PrintedPdf, stockToolsAbsent } from '../../unit/sheets/stockTools.ts';
import { actingAs } from '../documents/bodies.ts';
import { codeOf } from '../refusal.ts';
import { branchWithPrinter } from '../sheets/branch.ts';

const taken = async () => true;

describe('the parts (联次) of a sheet', () => {
  it('are issued, counted and reprinted each for itself', async () => {
    const { archive, context, printer, submitted } = await branchWithPrinter();
    const print = (part: number) => printSheet(archive, context, printer, submitted.id, taken, part);
    await print(1);
    await print(2);
    await print(2);
    await saveSheet(archive, context, printer, submitted.id, 2);
    expect(sheetParts(archive.readable, context, submitted.id)).toMatchObject([
      { part: 1, prints: 1, saved: 0 },
      { part: 2, prints: 2, saved: 1 },
    ]);
    const [first, second] = await Promise.all(
      [1, 2].map((part) => issueSheet(archive, context, printer, submitted.id, part)),
    );
    expect(first!.sha256).not.toBe(second!.sha256);
    expect(await codeOf(() => issueSheet(archive, context, printer, submitted.id, 9))).toBe('COPY_UNKNOWN');
  });
});

describe('the print register', () => {
  it('tells who handed out which part of which revision; drafts and empty forms too; by day, person and form', async () => {
    const branch = await branchWithPrinter();
    const { archive, context, printer, submitted, card, clock } = branch;
    const { person, context: keeper } = actingAs(branch, { name: '何内勤', role: 'archivist' });
    await printSheet(archive, context, printer, submitted.id, taken, 2);
    await printSheet(archive, context, printer, submitted.id, taken, 2);
    clock.set('2026-11-18T09:00:00+08:00');
    await saveSheet(archive, keeper, printer, card({ fullName: '=无锡草稿贸易' }, 'draft').id);
    await handOutBlanks(archive, keeper, printer, { form: 'visitReport', count: 1, kind: 'save' }, taken);
    const list = (filter: Parameters<typeof printRegister>[2] = {}) =>
      printRegister(archive.readable, keeper, filter, 100);
    expect(list().map(({ kind, part, count, by }) => ({ kind, part, count, by }))).toEqual(
      expect.arrayContaining([
        { kind: 'print', part: '第二联 总公司', count: 2, by: context.actor.name },
        { kind: 'print', part: '第二联 总公司', count: 1, by: context.actor.name },
        { kind: 'save', part: '', by: '何内勤', count: undefined },
      ]),
    );
    expect(list({ from: '2026-11-18', to: '2026-11-18' })).toHaveLength(2);
    expect(list({ to: '2026-11-17' })).toHaveLength(2);
    expect(list({ personId: person.id })).toHaveLength(2);
    expect(list({ form: 'visitReport' })).toMatchObject([
      { number: '空白-000001', title: '业务员拜访日报表' },
    ]);
    const csv = registerCsv(list());
    expect(csv.split('\r\n')[0]).toContain('"时间","人员","方式"');
    expect(csv).toContain(`"'=无锡草稿贸易"`);
  });
});

describe('empty forms', () => {
  it.skipIf(stockToolsAbsent)(
    'are numbered without a gap; a cancelled dialog uses no number up',
    async () => {
      const { archive, context, printer, rows } = await branchWithPrinter();
      const handOut = (count: number, deliver: (pdf: Uint8Array) => Promise<boolean>) =>
        handOutBlanks(archive, context, printer, { form: 'customerCard', count, kind: 'print' }, deliver);
      await handOut(2, taken);
      expect(await handOut(3, async () => false)).toBe(false);
      let text = '';
      await handOut(1, async (pdf) => {
        using paper = new PrintedPdf(pdf);
        text = paper.text();
        return true;
      });
      expect(text).toContain(blankNumber(3));
      expect(text).toContain('空白表');
      expect(rows('SELECT number FROM blank_sheets ORDER BY number')).toEqual(
        [1, 2, 3].map((number) => ({ number })),
      );
    },
  );
});

describe('paper', () => {
  it('of a form is chosen among what suits it; what was issued stays', async () => {
    const { archive, context, printer, submitted, correct } = await branchWithPrinter();
    const sizeOf = async () => {
      const { pdf } = await issueSheet(archive, context, printer, submitted.id);
      return Math.round((await PDFDocument.load(pdf)).getPage(0).getWidth());
    };
    expect(await sizeOf()).toBe(595);
    choosePaper(archive.writable, context, { form: 'customerCard', paper: 'continuous279' });
    expect(await sizeOf()).toBe(595);
    correct();
    expect(await sizeOf()).toBe(684);
    const choose = (paper: string) =>
      codeOf(() => choosePaper(archive.writable, context, { form: 'customerCard', paper }));
    expect(await choose('continuous93')).toBe('PAPER_UNSUITABLE');
    expect(await choose('letter')).toBe('PAPER_UNKNOWN');
  });

  it.skipIf(stockToolsAbsent)('moves what is printed by its offset, and nothing else', async () => {
    const { archive, context, printer, submitted } = await branchWithPrinter();
    const { pdf } = await issueSheet(archive, context, printer, submitted.id);
    expect(await placedForPrinter(archive.readable, pdf)).toBe(pdf);
    setOffset(archive.writable, context, { paper: 'continuous279', x: 90, y: 90 });
    expect(await placedForPrinter(archive.readable, pdf)).toBe(pdf);
    // 12.7 mm to the right, 2.5 mm up.
    setOffset(archive.writable, context, { paper: 'a4', x: 127, y: -25 });
    using before = new PrintedPdf(pdf);
    using after = new PrintedPdf(await placedForPrinter(archive.readable, pdf));
    const [from, to] = [before.words()[0]!, after.words()[0]!];
    expect(to.text).toBe(from.text);
    expect(to.xMin - from.xMin).toBeCloseTo(36, 1);
    expect(to.yMin - from.yMin).toBeCloseTo(-7.09, 1);
  });
});
