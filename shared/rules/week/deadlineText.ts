import type { ReportDeadline } from './dayGrid.ts';

/** 次一工作日 12:00 */
export function deadlineText({ workdays, time }: ReportDeadline): string {
  if (workdays === 0) return `当天 ${time}`;
  return workdays === 1 ? `次一工作日 ${time}` : `第 ${workdays} 个工作日 ${time}`;
}
