import { saveDocument } from '../../electron/documents/saving.ts';
import { wholeCard, wholeReport } from '../database/documents/bodies.ts';
import { actorNamed, openBranch, SALESPERSON, steadyClock } from './branch.ts';

export const WEEK = '2026-W47';
/** When the week can be sealed. */
export const AFTER_THE_WEEK = '2026-11-24T10:00:00+08:00';

const TALKS: Readonly<Record<string, string>> = {
  '2026-11-16': '订货并收上月货款',
  '2026-11-17': '防水涂料缺两个规格，补订并收款',
  '2026-11-18': '谈下季度用量，当场订货',
  '2026-11-19': '工地催货，加订一车并结清尾款',
  '2026-11-20': '与新采购见面，确认价格后订货',
};

/** Fills a branch with one card and the five reports of a week, all submitted. */
export async function fillWeek(home: string): Promise<void> {
  const archive = await openBranch(home);
  const actor = actorNamed(archive, SALESPERSON);
  const clock = steadyClock('2026-11-16T09:00:00+08:00');
  const salesperson = { id: actor.personId, name: actor.name };
  const save = (form: string, body: Record<string, unknown>) =>
    saveDocument(archive.writable, { actor, clock }, { form, baseRevision: 0, body, as: 'submitted' });
  const card = save('customerCard', wholeCard(salesperson));
  const customer = { id: card.id, code: card.number ?? '', name: '无锡新区希望贸易有限公司' };
  for (const [date, talk] of Object.entries(TALKS)) {
    clock.set(`${date}T18:00:00+08:00`);
    const report = wholeReport(salesperson, customer, { date });
    const visits = report.visits as Record<string, unknown>[];
    save('visitReport', { ...report, visits: visits.map((visit) => ({ ...visit, talk })) });
  }
  archive.close();
}
