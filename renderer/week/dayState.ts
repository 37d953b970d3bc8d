import type { Output } from '../../shared/contract/contract.ts';

export type WeekStatus = Output<'week.status'>;
export type WeekPerson = WeekStatus['people'][number];
export type WeekDay = WeekPerson['days'][number];

/** What a cell of the grid says, and in which tone. `due`: a working day that is not over yet. */
export interface DayLook {
  text: string;
  tone: 'good' | 'warn' | 'bad' | 'quiet' | 'ask' | 'due';
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

/** `today`: 'yyyy-mm-dd'. A report that is not due yet is not called missing. */
export function lookOf(day: WeekDay, today: string): DayLook {
  if (day.state === null) return { text: '未公布', tone: 'ask' };
  if (day.state === 'missing' && day.date >= today)
    return { text: day.documentId ? '草稿' : day.date === today ? '待交' : '未到', tone: 'due' };
  if (day.state === 'missing' && day.documentId) return { text: '缺（草稿）', tone: 'bad' };
  return looks[day.state];
}
