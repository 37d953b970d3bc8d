import { onTestFinished } from 'vitest';
import { type SaveInput, saveDocument } from '../../../electron/documents/saving.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { newArchive } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard, wholeReport } from '../documents/bodies.ts';

/** A branch with one salesperson, one submitted card, and a printer without fonts of this computer. */
export async function branchWithPrinter() {
  const test = await newArchive();
  const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
  const printer = startSheetPrinter([]);
  onTestFinished(() => printer.close());
  const save = (input: SaveInput) => saveDocument(test.archive.writable, chen.context, input);
  const card = (changes: Body = {}, as: SaveInput['as'] = 'submitted') =>
    save({
      form: 'customerCard',
      baseRevision: 0,
      body: wholeCard(reference(chen.person), changes),
      as,
    });
  const submitted = card();
  const customer = { id: submitted.id, code: submitted.number ?? '', name: '无锡新区希望贸易有限公司' };
  return {
    ...test,
    chen,
    printer,
    save,
    card,
    submitted,
    /** Saves the report of `date` in the evening of the day on which it is filled in. */
    report(date: string, as: SaveInput['as'] = 'submitted', filledOn = date) {
      test.clock.set(`${filledOn}T18:00:00+08:00`);
      return save({
        form: 'visitReport',
        baseRevision: 0,
        body: wholeReport(reference(chen.person), customer, { date }),
        as,
      });
    },
    /** Corrects the submitted card: a second revision. */
    correct(changes: Body = { phone: '0510-82700000' }, baseRevision = 1) {
      return save({
        form: 'customerCard',
        id: submitted.id,
        baseRevision,
        body: wholeCard(reference(chen.person), changes),
        as: 'submitted',
        reason: '电话变更',
      });
    },
    rows: <Row>(text: string, ...values: unknown[]) =>
      test.archive.readable.prepare<unknown[], Row>(text).all(...values),
    verbsOf: (id: string) =>
      test.archive.readable
        .prepare<[string], string>(
          `SELECT verb FROM audit WHERE subject = ? AND verb LIKE 'sheet.%' ORDER BY seq`,
        )
        .pluck()
        .all(id),
  };
}
