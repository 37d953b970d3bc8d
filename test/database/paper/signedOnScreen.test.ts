import { expect, it, onTestFinished } from 'vitest';
import { awaitedSheets } from '../../../electron/paper/awaited.ts';
import { printSheet } from '../../../electron/sheets/handingOut.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import { office, signNow } from '../signing/office.ts';

it('a printed sheet is awaited until the last signer has signed it on screen', async () => {
  const branch = await office();
  const { archive, chen, zhao, report } = branch;
  const printer = startSheetPrinter([]);
  onTestFinished(() => printer.close());
  await printSheet(archive, chen.context, printer, report, async () => true);
  const awaited = () => awaitedSheets(archive.readable, zhao.context).map(({ documentId }) => documentId);
  expect(awaited()).toEqual([report]);
  await signNow(branch, chen.context, report, 0);
  expect(awaited()).toEqual([report]);
  const last = formOf('visitReport').description.signatures.length - 1;
  await signNow(branch, zhao.context, report, last, { skip: true });
  expect(awaited()).toEqual([]);
});
