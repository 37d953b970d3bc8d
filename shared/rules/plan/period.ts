import { addDays, addMonths, type BusinessDate } from '../calendar/businessDate.ts';
import { mondayOf, weekLabel, weekOf } from '../calendar/isoWeek.ts';

/** 周计划 or 月计划. */
export type PlanPeriod = 'week' | 'month';

export interface Period {
  /** First and last day. */
  from: BusinessDate;
  to: BusinessDate;
  /** `2026年第47周(11/16–11/22)` or `2026年11月`. */
  label: string;
}

/** The week or month that the day lies in: whoever writes a Wednesday means its week. */
export function periodOf(kind: PlanPeriod, day: BusinessDate): Period {
  if (kind === 'week') {
    const week = weekOf(day);
    const from = mondayOf(week);
    return { from, to: addDays(from, 6), label: weekLabel(week) };
  }
  const from = `${day.slice(0, 7)}-01`;
  return {
    from,
    to: addDays(addMonths(from, 1), -1),
    label: `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`,
  };
}

/**
 * The day of the next period that stands where `day` stood in its own: a week later, or the same weekday four or five weeks
 * later, the first that lies in the month of `period`. Undefined where there is none.
 */
export function sameDayIn(kind: PlanPeriod, period: Period, day: BusinessDate): BusinessDate | undefined {
  const steps = kind === 'week' ? [7] : [28, 35];
  return steps.map((days) => addDays(day, days)).find((later) => period.from <= later && later <= period.to);
}
