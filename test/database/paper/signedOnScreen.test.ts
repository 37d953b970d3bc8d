import { expect, it, onTestFinished } from 'vitest';
import { sha256 } from '../../../electron/archive/digest.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { awaitedSheets, awaitSaved } from '../../../electron/paper/awaited.ts';
import { fileScans } from '../../../electron/paper/filing.ts';
import { printSheet, saveSheet } from '../../../electron/sheets/handingOut.ts';
import { issueSheet } from '../../../electron/sheets/issuing.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { waitingFor } from '../../../electron/signing/waiting.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import { reference, wholeReport } from '../documents/bodies.ts';
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

it('what came back in part is still awaited, on paper and on screen, until the missing pages are filed too', async () => {
  const branch = await office();
  const { archive, chen, zhao, customer, report, body } = branch;
  const printer = startSheetPrinter([]);
  onTestFinished(() => printer.close());
  const [visit] = body.visits as Body[];
  const two = (hour: number) => String(hour).padStart(2, '0');
  const visitsOf = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...visit,
      arrived: `${two(at + 6)}:00`,
      left: `${two(at + 6)}:30`,
    }));
  const long = saveDocument(archive.writable, chen.context, {
    form: 'visitReport',
    baseRevision: 0,
    body: wholeReport(reference(chen.person), customer, {
      date: '2026-11-17',
      visits: visitsOf(14),
    }),
    as: 'submitted',
  }).id;
  const { pages } = await issueSheet(archive, chen.context, printer, long);
  expect(pages).toBeGreaterThan(1);
  await printSheet(archive, chen.context, printer, long, async () => true);
  const stands = () => [
    awaitedSheets(archive.readable, zhao.context).map(({ missing }) => missing),
    waitingFor(archive.readable, chen.context, { from: '2026-11-16', to: '2026-11-22' }).map(({ id }) => id),
  ];
  const file = (text: string, count: number) => {
    const content = new TextEncoder().encode(text);
    const scan = {
      name: `${text}.pdf`,
      mediaType: 'application/pdf',
      content,
      sha256: sha256(content),
    } as const;
    const filed = Array.from({ length: count }, (_, index) => index + 1);
    const of = (page: number) => ({ file: 0, page, codes: [], unreadable: false, picture: new Uint8Array() });
    return fileScans(archive.writable, zhao.context, { token: '', files: [scan], pages: filed.map(of) }, [
      { pages: filed, documentId: long, revision: 1, part: 1 },
    ]);
  };
  expect(stands()).toEqual([[undefined], [report, long]]);
  await file('前几页', pages - 1);
  expect(stands()).toEqual([[1], [report, long]]);
  await file('最后一页', 1);
  expect(stands()).toEqual([[], [report]]);
});
