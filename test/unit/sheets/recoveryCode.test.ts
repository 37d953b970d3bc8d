import { expect, test } from 'vitest';
import { newRecoveryCode } from '../../../electron/archive/keys/recoveryCode.ts';
import { bundledFonts } from '../../../electron/sheets/fonts/bundledFonts.ts';
import { FontBook } from '../../../electron/sheets/fonts/fontBook.ts';
import { renderSheet } from '../../../electron/sheets/render.ts';
import { PrintedPdf, stockToolsAbsent } from './stockTools.ts';

test.skipIf(stockToolsAbsent)('the page of the recovery code has every group under its number', async () => {
  const recoveryCode = newRecoveryCode();
  const sheet = await renderSheet(
    { recoveryCode, branchCode: 'SH', branchName: '上海分公司', printedAt: '2026-11-16T18:05:00+08:00' },
    new FontBook(bundledFonts, []),
  );
  expect(sheet).toMatchObject({ pages: 1, missingCharacters: [] });
  using pdf = new PrintedPdf(sheet.pdf);
  pdf.checkStructure();
  const words = pdf.words();
  for (const [index, code] of recoveryCode.split('-').entries()) {
    const group = words.find(({ text }) => text === code);
    expect(group, code).toBeDefined();
    const number = words.find(
      ({ text, xMin, yMax }) =>
        text === String(index + 1) && yMax < group!.yMax && Math.abs(xMin - group!.xMin) < 40,
    );
    expect(number, `${code} is group ${index + 1}`).toBeDefined();
  }
  const text = pdf.text();
  for (const said of ['上海分公司', '分公司代码：SH', '日期：2026-11-16', '从电脑上删除'])
    expect(text).toContain(said);
  // The code opens the archive: nothing but the page itself may carry it.
  expect(Object.values(pdf.info()).join()).not.toContain(recoveryCode.slice(0, 5));
});
