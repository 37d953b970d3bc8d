import { demoCustomer } from '../../../electron/demo/customers.ts';
import { seededRandom } from '../../../electron/demo/random.ts';
import { demoReport } from '../../../electron/demo/reports.ts';
import { getDocument } from '../../../electron/documents/record.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { addPerson } from '../../../electron/people/people.ts';
import { sheetOf } from '../../../electron/sheets/sheetOf.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { withArchive } from '../branch.ts';
import { type Measure, median, timeOf } from '../measure.ts';

const ROUNDS = 30;

/** A sheet through the worker: the first, and then warm. */
export const sheet: Measure = () =>
  withArchive(async ({ archive, context }) => {
    const random = seededRandom(6);
    const person = addPerson(archive.writable, context, { name: '陈立', login: 'chen', role: 'salesperson' });
    const who = { id: person.id, name: person.name };
    const save = (form: string, body: object) =>
      saveDocument(archive.writable, context, { form, baseRevision: 0, body: { ...body }, as: 'draft' }).id;
    const card = save('customerCard', demoCustomer(random, who, '城区一片', '2026-11-22'));
    const report = save('visitReport', demoReport(random, '2026-11-16', who, '城区一片', [], [], 2));
    const printer = startSheetPrinter();
    const request = (id: string) =>
      sheetOf(archive.readable, getDocument(archive.readable, id), { at: context.clock.now(), part: 1 });
    const first = await timeOf(() => printer.makeSheet(request(card)));
    const pages = async (id: string) => (await printer.makeSheet(request(id))).pages;
    const warm = async (id: string) => {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        times.push(await timeOf(() => printer.makeSheet(request(id))));
      return median(times);
    };
    const [cardPages, reportPages] = [await pages(card), await pages(report)];
    const [cardTime, reportTime] = [await warm(card), await warm(report)];
    await printer.close();
    return [
      { what: 'the first sheet, with the start of the worker', value: first, unit: 'ms' },
      {
        what: `daily report, ${reportPages} page(s), warm`,
        value: reportTime,
        unit: 'ms',
        goal: { most: 150 },
      },
      { what: `customer card, ${cardPages} page(s), warm`, value: cardTime, unit: 'ms' },
    ];
  });
