import { getDocument } from '../../../electron/documents/record.ts';
import { type SaveInput, saveDocument } from '../../../electron/documents/saving.ts';
import { makeHqKeys } from '../../../electron/weeklyFile/hqKeys.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { newArchive, testArchive } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard, wholeReport } from '../documents/bodies.ts';

/** Monday to Friday of 2026-W47. */
export const WORKDAYS = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'] as const;
export const WEEK = '2026-W47';

/** A text of its own for each day: a copied one would be an open point. */
const TALKS: Readonly<Record<string, string>> = {
  '2026-11-17': '防水涂料缺两个规格，补订并收款',
  '2026-11-18': '谈下季度用量，当场订货',
  '2026-11-19': '工地催货，加订一车并结清尾款',
  '2026-11-20': '与新采购见面，确认价格后订货',
};

/** A branch with one salesperson, a submitted card, and a head office whose secret keys are known. */
export async function branchWeek() {
  const hq = await makeHqKeys();
  const test = await newArchive({ ...testArchive, hq: { recipient: hq.recipient, signer: hq.signer } });
  const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
  const save = (input: Omit<SaveInput, 'baseRevision'>, baseRevision = 0) =>
    saveDocument(test.archive.writable, chen.context, { ...input, baseRevision });
  const card = save({ form: 'customerCard', body: wholeCard(reference(chen.person)), as: 'submitted' });
  const customer = { id: card.id, code: card.number ?? '', name: '无锡新区希望贸易有限公司' };
  return {
    ...test,
    hq,
    chen,
    card,
    save,
    /** Submits the report of `date` in the evening of that day. */
    report(date: string, as: 'draft' | 'submitted' = 'submitted') {
      test.clock.set(`${date}T18:00:00+08:00`);
      return save({
        form: 'visitReport',
        body: ownWords(wholeReport(reference(chen.person), customer, { date }), date),
        as,
      });
    },
    document: (id: string) => getDocument(test.archive.readable, id),
  };
}

function ownWords(report: Body, date: string): Body {
  const talk = TALKS[date];
  const visits = report.visits as Body[];
  return talk === undefined ? report : { ...report, visits: visits.map((visit) => ({ ...visit, talk })) };
}
