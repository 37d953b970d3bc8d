import type { BusinessDate } from '../calendar/businessDate.ts';
import { type IsoWeek, weekDays } from '../calendar/isoWeek.ts';
import { isWeekPublished, undecidedDays } from '../calendar/workingCalendar.ts';
import { type DayGridInput, type GridPerson, gridPeople } from './dayGrid.ts';

export interface WeekGridInput extends DayGridInput {
  week: IsoWeek;
}

export interface WeekGrid {
  week: IsoWeek;
  calendar: 'published' | 'unpublished';
  /** Days for which the branch must say 工作日 or 休息日 before the week can be sealed. */
  undecided: BusinessDate[];
  people: GridPerson[];
}

/** Person × day, Monday first. */
export function weekGrid(input: WeekGridInput): WeekGrid {
  const { week, calendar } = input;
  const dates = weekDays(week);
  return {
    week,
    calendar: isWeekPublished(calendar, week) ? 'published' : 'unpublished',
    undecided: undecidedDays(calendar, dates),
    people: gridPeople(input, dates),
  };
}
