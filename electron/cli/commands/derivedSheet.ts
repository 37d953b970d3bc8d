import { firstMeasures } from '../../../shared/comparison/measures.ts';
import { MOST_CUSTOMERS } from '../../../shared/comparison/question.ts';
import { refuse } from '../../../shared/errors/index.ts';
import { isBusinessDate } from '../../../shared/rules/calendar/businessDate.ts';
import { saveFolder } from '../../customers/folder/printing.ts';
import { summarySheet } from '../../customers/summary/handingOut.ts';
import { openSummaryDesk } from '../../customers/summary/summaryDesk.ts';
import { visitRecordSheet } from '../../customers/visitRecord/handingOut.ts';
import { comparisonSheet } from '../../figures/handingOut.ts';
import type { CommandAnswer } from '../answer.ts';
import { numbered } from './sheet.ts';
import { sheetAnswer } from './sheetAnswer.ts';

/** 客户归类汇总表 of all customers as they stood on a day, today unless it is said. */
export function summarySheetCommand({ until, out }: { until?: string; out: string }): Promise<CommandAnswer> {
  return sheetAnswer(out, async (making) => {
    const question = { until: dateGiven(until) ?? making.context.clock.today() };
    const desk = openSummaryDesk();
    try {
      const made = await summarySheet({ ...making, desk }, question, 'saved');
      return { title: `客户归类汇总表 ${question.until}`, ...made };
    } finally {
      await desk.close();
    }
  });
}

/** 客户拜访档案记录 of one customer. */
export function visitRecordSheetCommand(
  code: string,
  { from, to, out }: { from?: string; to?: string; out: string },
): Promise<CommandAnswer> {
  return sheetAnswer(out, async (making) => {
    const card = numbered(making.archive.readable, 'customerCard', code);
    const first = dateGiven(from);
    const last = dateGiven(to);
    const question = { customer: card.id, ...(first && { from: first }), ...(last && { to: last }) };
    return {
      title: `${card.title} 客户拜访档案记录`,
      ...(await visitRecordSheet(making, question, 'saved')),
    };
  });
}

/** The whole folder of one customer: 一户一档. */
export function folderSheetCommand(code: string, { out }: { out: string }): Promise<CommandAnswer> {
  return sheetAnswer(out, async (making) => {
    const card = numbered(making.archive.readable, 'customerCard', code);
    const { signal } = new AbortController();
    const made = await saveFolder({ ...making, signal, progress: () => undefined }, card.id);
    return { title: `${card.title} 客户档案`, ...made };
  });
}

/** 客户综合销售力对比分析表: one customer beside his year before, or several side by side. */
export function comparisonSheetCommand(
  codes: readonly string[],
  { year, out }: { year: number; out: string },
): Promise<CommandAnswer> {
  return sheetAnswer(out, async (making) => {
    if (codes.length > MOST_CUSTOMERS)
      refuse('USAGE_WRONG', { problem: `最多对比 ${MOST_CUSTOMERS} 个客户` });
    const customers = codes.map((code) => numbered(making.archive.readable, 'customerCard', code).id);
    const way = customers.length === 1 ? 'years' : 'customers';
    const question = { way, customers, year, measures: [...firstMeasures] } as const;
    return {
      title: `客户综合销售力对比分析表 ${year}`,
      ...(await comparisonSheet(making, { ...question, customers, measures: [...firstMeasures] }, 'saved')),
    };
  });
}

/** @throws DATE_INVALID */
function dateGiven(date: string | undefined): string | undefined {
  return date === undefined || isBusinessDate(date) ? date : refuse('DATE_INVALID', { date });
}
