import { expect, it, onTestFinished } from 'vitest';
import { sha256 } from '../../../electron/archive/digest.ts';
import { awaitedSheets, awaitSaved } from '../../../electron/paper/awaited.ts';
import { fileScans } from '../../../electron/paper/filing.ts';
import { printSheet, saveSheet } from '../../../electron/sheets/handingOut.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { waitingFor } from '../../../electron/signing/waiting.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import { correct, office, signNow } from '../signing/office.ts';

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

it('what came back signed on paper waits for no signature on screen', async () => {
  const { archive, chen, zhao, report } = await office();
  const waiting = () =>
    waitingFor(archive.readable, chen.context, { from: '2026-11-16', to: '2026-11-22' }).map(({ id }) => id);
  expect(waiting()).toEqual([report]);
  const content = new TextEncoder().encode('as it came from the scanner');
  const scan = { name: '日报.pdf', mediaType: 'application/pdf', content, sha256: sha256(content) } as const;
  const page = { file: 0, page: 1, codes: [], unreadable: false, picture: new Uint8Array() };
  await fileScans(archive.writable, zhao.context, { token: '', files: [scan], pages: [page] }, [
    { pages: [1], documentId: report, revision: 1, part: 1 },
  ]);
  expect(waiting()).toEqual([]);
});

it('a PDF saved for reference is not awaited, one saved to be signed elsewhere is, part by part, until it comes back', async () => {
  const branch = await office();
  const { archive, chen, zhao, report } = branch;
  const printer = startSheetPrinter([]);
  onTestFinished(() => printer.close());
  const awaited = () =>
    awaitedSheets(archive.readable, zhao.context).map(({ revision, latest, parts, by }) => [
      revision,
      latest,
      parts,
      by,
    ]);
  await saveSheet(archive, chen.context, printer, report, 2);
  expect(awaited()).toEqual([]);
  awaitSaved(archive.writable, chen.context, [report], 2);
  awaitSaved(archive.writable, chen.context, [report], 2);
  expect(awaited()).toEqual([[1, 1, [2], '陈立']]);
  await printSheet(archive, zhao.context, printer, report, async () => true);
  expect(awaited()[0]?.[2]).toEqual([1, 2]);
  correct(branch, chen.context, report, { weather: '雨' });
  expect(awaited()).toEqual([[1, 2, [1, 2], '赵经理']]);
  // Of the new revision nothing was saved.
  awaitSaved(archive.writable, chen.context, [report]);
  expect(awaited()[0]?.[0]).toBe(1);
});
