import type { Output } from '../../shared/contract/contract.ts';
import { isPending, type Tone } from '../../shared/rules/week/dayMarks.ts';

export type WeekStatus = Output<'week.status'>;
export type WeekPerson = WeekStatus['people'][number];
export type WeekDay = WeekPerson['days'][number];

/** What a cell of the grid says, and in which tone. `due`: a working day that is not over yet. */
export interface DayLook {
  text: string;
  tone: Tone;
}

const looks: Readonly<Record<NonNullable<WeekDay['state']>, DayLook>> = {
  submitted: { text: '已交', tone: 'good' },
  late: { text: '迟交', tone: 'warn' },
  missing: { text: '缺', tone: 'bad' },
  void: { text: '作废', tone: 'bad' },
  leave: { text: '请假', tone: 'quiet' },
  notEmployed: { text: '未到岗', tone: 'quiet' },
  off: { text: '休息', tone: 'quiet' },
  notOwed: { text: '无拜访', tone: 'quiet' },
};

/** `now`: 'yyyy-mm-ddTHH:MM' in China. A report that is not due yet is not called missing. */
export function lookOf(day: WeekDay, now: string): DayLook {
  if (day.state === null) return { text: '未公布', tone: 'ask' };
  if (day.state === 'missing' && isPending(day, now))
    return { text: day.documentId ? '草稿' : day.date <= now.slice(0, 10) ? '待交' : '未到', tone: 'due' };
  if (day.state === 'missing' && day.documentId) return { text: '缺（草稿）', tone: 'bad' };
  return looks[day.state];
}
