import { getDayDetail } from 'chinese-days';
import { describe, expect, test } from 'vitest';
import { datesFrom } from '../../../shared/rules/calendar/businessDate.ts';
import { publishedCalendar } from '../../../shared/rules/calendar/publishedCalendar.ts';
import {
  addWorkdays,
  type CalendarYear,
  calendarYearSchema,
  dayName,
  isWeekPublished,
  nextWorkday,
  undecidedDays,
  withDecidedDays,
  withYears,
  workdayOf,
  workdaysBetween,
  workingCalendarSchema,
  yearsCovered,
} from '../../../shared/rules/calendar/workingCalendar.ts';

const notice2027: CalendarYear = {
  year: 2027,
  source: '测试用，不是真通知',
  holidays: [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }],
  makeUpWorkdays: ['2027-01-03'],
};

describe('the Chinese working calendar', () => {
  test('every day of the covered years agrees with chinese-days', () => {
    for (const year of yearsCovered(publishedCalendar)) {
      for (const date of datesFrom(`${year}-01-01`, `${year}-12-31`)) {
        expect([date, workdayOf(publishedCalendar, date)]).toEqual([
          date,
          getDayDetail(date).work ? 'work' : 'off',
        ]);
      }
    }
  });

  test.each([
    ['2026-01-03', 'off', '元旦'],
    ['2026-01-04', 'work', '调休上班'],
    ['2026-02-14', 'work', '调休上班'],
    ['2026-02-23', 'off', '春节'],
    ['2026-02-28', 'work', '调休上班'],
    ['2026-05-09', 'work', '调休上班'],
    ['2026-09-20', 'work', '调休上班'],
    ['2026-10-07', 'off', '国庆节'],
    ['2026-10-10', 'work', '调休上班'],
    ['2026-11-16', 'work', undefined],
    ['2026-11-21', 'off', undefined],
    ['2023-12-31', 'unpublished', undefined],
    ['2027-01-01', 'unpublished', undefined],
    ['2027-01-02', 'unpublished', undefined],
    ['2027-01-04', 'unpublished', undefined],
  ])('%s is %s (%s)', (date, workday, name) => {
    expect(workdayOf(publishedCalendar, date)).toBe(workday);
    expect(dayName(publishedCalendar, date)).toBe(name);
  });

  test('the shipped data passes its own schema', () => {
    expect(workingCalendarSchema.parse(publishedCalendar)).toEqual(publishedCalendar);
    expect(yearsCovered(publishedCalendar)).toEqual([2024, 2025, 2026]);
  });

  test('counting working days leaps over holidays and takes make-up days', () => {
    expect(addWorkdays(publishedCalendar, '2026-02-13', 1)).toEqual({ ok: true, date: '2026-02-14' });
    expect(addWorkdays(publishedCalendar, '2026-02-13', 2)).toEqual({ ok: true, date: '2026-02-24' });
    expect(addWorkdays(publishedCalendar, '2026-02-24', -2)).toEqual({ ok: true, date: '2026-02-13' });
    expect(addWorkdays(publishedCalendar, '2026-02-15', 0)).toEqual({ ok: true, date: '2026-02-15' });
    expect(workdaysBetween(publishedCalendar, '2026-09-30', '2026-10-10')).toBe(3);
    expect(nextWorkday(publishedCalendar, '2026-09-30')).toEqual({ ok: true, date: '2026-10-08' });
  });

  test('counting into an unpublished year fails and names the day', () => {
    const refused = { ok: false, reason: 'unpublished', date: '2027-01-01' };
    expect(nextWorkday(publishedCalendar, '2026-12-31')).toEqual(refused);
    expect(addWorkdays(publishedCalendar, '2026-12-28', 5)).toEqual(refused);
    expect(workdaysBetween(publishedCalendar, '2026-12-28', '2027-01-01')).toBeNull();
    expect(isWeekPublished(publishedCalendar, '2026-W52')).toBe(true);
    expect(isWeekPublished(publishedCalendar, '2026-W53')).toBe(false);
    expect(undecidedDays(publishedCalendar, datesFrom('2026-12-30', '2027-01-02'))).toEqual([
      '2027-01-01',
      '2027-01-02',
    ]);
  });

  test('a decision of the branch settles an unpublished day but never overrules a notice', () => {
    const decided = withDecidedDays(publishedCalendar, { '2027-01-01': 'off', '2026-11-16': 'off' });
    expect(workdayOf(decided, '2027-01-01')).toBe('off');
    expect(workdayOf(decided, '2026-11-16')).toBe('work');
    expect(workdayOf(decided, '2027-01-02')).toBe('unpublished');
    expect(isWeekPublished(decided, '2026-W53')).toBe(false);
  });

  test('a later notice extends the years and settles days of its neighbour', () => {
    const extended = withYears(publishedCalendar, [notice2027]);
    expect(yearsCovered(extended)).toEqual([2024, 2025, 2026, 2027]);
    expect(workdayOf(extended, '2026-12-31')).toBe('off');
    expect(workdayOf(extended, '2027-01-03')).toBe('work');
    expect(workdayOf(extended, '2027-01-09')).toBe('off');
    expect(withYears(extended, [{ ...notice2027, makeUpWorkdays: [] }]).years).toHaveLength(4);
  });

  test.each<[string, CalendarYear]>([
    [
      'the end before the start',
      { ...notice2027, holidays: [{ name: '元旦', from: '2027-01-03', to: '2027-01-01' }] },
    ],
    ['a day that does not exist', { ...notice2027, makeUpWorkdays: ['2027-02-30'] }],
    ['another year', { ...notice2027, makeUpWorkdays: ['2028-05-06'] }],
    ['a make-up day in mid-week', { ...notice2027, makeUpWorkdays: ['2027-02-10'] }],
    ['both off and on', { ...notice2027, makeUpWorkdays: ['2027-01-02'] }],
  ])('a notice with %s is refused', (_, notice) => {
    expect(calendarYearSchema.safeParse(notice).success).toBe(false);
  });

  test('a calendar with one year twice is refused', () => {
    const twice = { years: [notice2027, notice2027], decided: {} };
    expect(workingCalendarSchema.safeParse(twice).success).toBe(false);
    expect(calendarYearSchema.safeParse(notice2027).success).toBe(true);
  });
});
