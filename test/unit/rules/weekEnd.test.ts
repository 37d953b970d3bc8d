import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../../../shared/rules/calendar/publishedCalendar.ts';
import { withDecidedDays } from '../../../shared/rules/calendar/workingCalendar.ts';
import { stageOfWeek, weekEnd } from '../../../shared/rules/week/weekEnd.ts';

const noon = () => ({ workdays: 1, time: '12:00' });
const endOf = (week: string, deadlineOf = noon) => weekEnd(publishedCalendar, week, deadlineOf);

describe('the end of a week', () => {
  it('is the deadline of its last working day', () => {
    expect(endOf('2026-W47')).toEqual({ lastWorkday: '2026-11-20', until: '2026-11-23T12:00' });
    expect(endOf('2026-W47', () => ({ workdays: 0, time: '18:00' })).until).toBe('2026-11-20T18:00');
  });

  it('follows make-up days and holidays', () => {
    // Saturday 2026-10-10 is worked; from 2026-10-01 to 10-07 nobody works.
    expect(endOf('2026-W41').lastWorkday).toBe('2026-10-10');
    expect(endOf('2026-W40')).toEqual({ lastWorkday: '2026-09-30', until: '2026-10-08T12:00' });
  });

  it('is its Sunday where the calendar does not say what comes after', () => {
    const calendar = withDecidedDays(publishedCalendar, {
      '2027-01-01': 'off',
      '2027-01-02': 'off',
      '2027-01-03': 'off',
    });
    expect(weekEnd(calendar, '2026-W53', noon)).toEqual({
      lastWorkday: '2026-12-31',
      until: '2027-01-03T24:00',
    });
  });

  it('tells running, early and over', () => {
    const end = endOf('2026-W47');
    expect(stageOfWeek(end, '2026-11-19T23:59:59+08:00')).toBe('running');
    expect(stageOfWeek(end, '2026-11-20T00:00:00+08:00')).toBe('early');
    expect(stageOfWeek(end, '2026-11-23T12:00:59+08:00')).toBe('early');
    expect(stageOfWeek(end, '2026-11-23T12:01:00+08:00')).toBe('over');
  });
});
