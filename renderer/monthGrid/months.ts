import { addMonths } from '../../shared/rules/calendar/businessDate.ts';

/** 'yyyy-mm', so many months later. */
export const monthAfter = (month: string, months: number): string =>
  addMonths(`${month}-01`, months).slice(0, 7);

/** 2026年11月 */
export const monthText = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
