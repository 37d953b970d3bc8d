import { afterEach, expect, test } from 'vitest';
import type { SheetRequest } from '../../../electron/sheets/request.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { Refusal } from '../../../shared/errors/index.ts';
import { customerCardForm } from '../../../shared/forms/customerCard/index.ts';
import { issued } from './samples.ts';

const request: SheetRequest = {
  ...issued,
  description: customerCardForm.description,
  body: { fullName: '江阴市通力机械厂' },
};
/** A section without fields makes the worker fail: no such description passes the type of a form. */
const impossible: SheetRequest = {
  ...request,
  description: { ...request.description, sections: null as never },
};

let printer = startSheetPrinter([]);
afterEach(async () => {
  await printer.close();
  printer = startSheetPrinter([]);
});

const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : error);

test('the worker makes a sheet', async () => {
  const sheet = await printer.makeSheet(request);
  expect(Buffer.from(sheet.pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(sheet).toMatchObject({ pages: 2, missingCharacters: [], lentCharacters: [] });
});

test('requests are answered each with its own sheet, whatever their order', async () => {
  const bodies = [{ fullName: '甲' }, { fullName: '𠮷' }, { fullName: '😀' }];
  const sheets = await Promise.all(bodies.map((body) => printer.makeSheet({ ...request, body })));
  expect(sheets.map((sheet) => sheet.missingCharacters)).toEqual([[], ['𠮷'], ['😀']]);
});

test('a sheet that would wait starts a further worker, one that need not does not', async () => {
  let workers = 0;
  const count = () => {
    workers += 1;
  };
  process.on('worker', count);
  try {
    await printer.makeSheet(request);
    await printer.makeSheet(request);
    expect(workers).toBe(1);
    await Promise.all(Array.from({ length: printer.atOnce + 2 }, () => printer.makeSheet(request)));
    expect(workers).toBe(printer.atOnce);
  } finally {
    process.off('worker', count);
  }
});

test('a sheet that fails is refused by code, and the next is made', async () => {
  const failed = printer.makeSheet(impossible);
  const next = printer.makeSheet(request);
  await expect(failed).rejects.toSatisfy((error) => codeOf(error) === 'SHEET_FAILED');
  await expect(next).resolves.toMatchObject({ pages: 2 });
});

test('when the worker dies its sheet is refused, and the next starts a new worker', async () => {
  process.once('worker', (worker) => void worker.terminate());
  const killed = printer.makeSheet(request);
  const next = printer.makeSheet(request);
  await expect(killed).rejects.toSatisfy((error) => codeOf(error) === 'SHEET_FAILED');
  await expect(next).resolves.toMatchObject({ pages: 2 });
});

test('what cannot be sent to the worker is a bug of its sender and stops no other sheet', async () => {
  const unsendable = { ...request, body: { fullName: () => undefined } };
  const failed = printer.makeSheet(unsendable);
  const next = printer.makeSheet(request);
  await expect(failed).rejects.toThrow(/could not be cloned/);
  await expect(next).resolves.toMatchObject({ pages: 2 });
});

test('cancelling works before, while waiting and while being laid out', async () => {
  await expect(printer.makeSheet(request, AbortSignal.abort())).rejects.toSatisfy(
    (error) => codeOf(error) === 'SHEET_CANCELLED',
  );
  const [running, waiting] = [new AbortController(), new AbortController()];
  const first = printer.makeSheet(request, running.signal);
  const second = printer.makeSheet(request, waiting.signal);
  const third = printer.makeSheet(request);
  waiting.abort();
  running.abort();
  await expect(first).rejects.toSatisfy((error) => codeOf(error) === 'SHEET_CANCELLED');
  await expect(second).rejects.toSatisfy((error) => codeOf(error) === 'SHEET_CANCELLED');
  await expect(third).resolves.toMatchObject({ pages: 2 });
});

test('closing cancels what waits', async () => {
  const sheets = [printer.makeSheet(request), printer.makeSheet(request)];
  const settled = Promise.allSettled(sheets);
  await printer.close();
  for (const result of await settled)
    expect(result.status === 'rejected' && codeOf(result.reason)).toBe('SHEET_CANCELLED');
});
