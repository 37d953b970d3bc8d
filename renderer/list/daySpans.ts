import { addDays, addMonths, type BusinessDate } from '../../shared/rules/calendar/businessDate.ts';
import { mondayOf, weekOf } from '../../shared/rules/calendar/isoWeek.ts';

/** Both ends included. */
export interface DaySpan {
  from?: BusinessDate;
  to?: BusinessDate;
}

/** The stretches that an office asks for. */
export function spansAround(today: BusinessDate): { name: string; span: DaySpan }[] {
  const monday = mondayOf(weekOf(today));
  const first = `${today.slice(0, 7)}-01`;
  const lastMonth = addMonths(first, -1);
  return [
    { name: '今天', span: { from: today, to: today } },
    { name: '本周', span: { from: monday, to: addDays(monday, 6) } },
    { name: '上周', span: { from: addDays(monday, -7), to: addDays(monday, -1) } },
    { name: '本月', span: { from: first, to: addDays(addMonths(first, 1), -1) } },
    { name: '上月', span: { from: lastMonth, to: addDays(first, -1) } },
  ];
}
