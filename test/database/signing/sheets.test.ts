import { writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { issueSheet } from '../../../electron/sheets/issuing.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { weekStatus } from '../../../electron/week/weekStatus.ts';
import { PrintedPdf, stockToolsAbsent } from '../../unit/sheets/stockTools.ts';
import { correct, type Office, office, png, signNow } from './office.ts';

async function withPrinter() {
  const branch = await office();
  const printer = startSheetPrinter([]);
  onTestFinished(() => printer.close());
  const issue = () => issueSheet(branch.archive, branch.zhao.context, printer, branch.report);
  return { ...branch, issue };
}

const notIssued = ({ archive }: Office) =>
  weekStatus(archive.readable, '2026-W47').openPoints.filter(({ code }) =>
    code.startsWith('SHEET_NOT_ISSUED'),
  ).length;

describe('the sheet of a signed revision', () => {
  it('is issued anew for each signature, and the same until the next', async () => {
    const branch = await withPrinter();
    const { chen, zhao, report, issue } = branch;
    const unsigned = await issue();
    expect((await issue()).id).toBe(unsigned.id);
    expect(notIssued(branch)).toBe(0);
    await signNow(branch, chen.context, report, 0);
    expect(notIssued(branch)).toBe(1);
    const signed = await issue();
    expect(signed.id).not.toBe(unsigned.id);
    expect(signed).toMatchObject({ revision: 1, signatures: 1 });
    expect((await issue()).sha256).toBe(signed.sha256);
    await signNow(branch, zhao.context, report, 3, { skip: true });
    expect((await issue()).signatures).toBe(2);
  });

  it.skipIf(stockToolsAbsent)(
    'shows name, role, time and who signed for whom; struck values after a correction',
    async () => {
      const branch = await withPrinter();
      const { chen, zhao, report, issue } = branch;
      correct(branch, chen.context, report, { weather: '晴' });
      await signNow(branch, chen.context, report, 0, { drawing: png(300, 90).toString('base64') });
      await signNow(branch, zhao.context, report, 3, { skip: true });
      {
        using sheet = new PrintedPdf((await issue()).pdf);
        const text = sheet.text();
        expect(text).toContain('陈立业务员');
        expect(text).toContain('赵经理分公司经理');
        expect(text).toMatch(/2026-11-1609:\d\d电子签名/);
        expect(text).toContain('（与赵经理同一人）');
        expect(text).not.toContain('划线更正');
      }
      correct(branch, chen.context, report, { weather: '雨', problems: '客户催新价' }, '天气写错');
      {
        using sheet = new PrintedPdf((await issue()).pdf);
        const text = sheet.text();
        expect(text).not.toContain('电子签名');
        expect(text).toContain('划线更正');
        // In its place: what was, and what is.
        expect(text).toMatch(/天气晴雨/);
        expect(text).toMatch(/天气晴雨陈立2026-11-1609:\d\d天气写错/);
        expect(text).toContain('（空）客户催新价陈立');
      }
      await signNow(branch, chen.context, report, 0);
      const last = await issue();
      const out = process.env.SHEET_OUT;
      if (out) writeFileSync(out, last.pdf);
    },
  );
});
