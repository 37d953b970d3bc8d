import { addMonths, type BusinessDate, daysBetween } from '../calendar/businessDate.ts';

/** S6: goods shipped in a month are to be collected in full by this day of the next month. */
const COLLECTED_BY = '20';

/** 应收日: the 20th of the month after shipment. */
export function dueDate(shipped: BusinessDate): BusinessDate {
  return `${addMonths(`${shipped.slice(0, 7)}-01`, 1).slice(0, 7)}-${COLLECTED_BY}`;
}

/** 逾期天数 on `day`, the day on which all was paid or up to which is counted; 0 on the due date and before it. */
export function overdueDays(due: BusinessDate, day: BusinessDate): number {
  return Math.max(0, daysBetween(due, day));
}
