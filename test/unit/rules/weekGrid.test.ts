import { describe, expect, test } from 'vitest';
import { chinaDate, chinaDateTime } from '../../../shared/rules/calendar/chinaTime.ts';
import { publishedCalendar } from '../../../shared/rules/calendar/publishedCalendar.ts';
import { withDecidedDays } from '../../../shared/rules/calendar/workingCalendar.ts';
import { type GridReport, gridPeople, REPORT_DEADLINE } from '../../../shared/rules/week/dayGrid.ts';
import { type WeekGridInput, weekGrid } from '../../../shared/rules/week/weekGrid.ts';

const li = { id: 'li', name: '李森' };

function states(input: Partial<WeekGridInput>): (string | null)[] {
  const grid = weekGrid({
    week: '2026-W47',
    calendar: publishedCalendar,
    people: [li],
    reports: [],
    absences: [],
    deadlineOf: () => REPORT_DEADLINE,
    ...input,
  });
  return grid.people[0]?.days.map(({ state }) => state) ?? [];
}

function report(date: string, firstSubmittedAt: string): GridReport {
  return { personId: 'li', date, state: 'submitted', firstSubmittedAt };
}

describe('the week grid', () => {
  test('without any paper, working days are missing and the weekend is off', () => {
    expect(states({})).toEqual(['missing', 'missing', 'missing', 'missing', 'missing', 'off', 'off']);
  });

  test('make-up days are due, holidays are not', () => {
    // 2026-W07: Saturday 14 February is worked, Sunday 15 begins the Spring Festival.
    expect(states({ week: '2026-W07' }).slice(5)).toEqual(['missing', 'off']);
    expect(states({ week: '2026-W08' })).toEqual(Array(7).fill('off'));
    expect(states({ week: '2026-W09' })).toEqual([
      'off',
      'missing',
      'missing',
      'missing',
      'missing',
      'missing',
      'off',
    ]);
  });

  // Deadline: 12:00 in China of the next working day; 12:00 there is 04:00Z.
  test.each([
    ['2026-11-16', '2026-11-16T10:00:00Z', 'submitted'],
    ['2026-11-16', '2026-11-17T04:00:00Z', 'submitted'],
    ['2026-11-16', '2026-11-17T12:00:00+08:00', 'submitted'],
    ['2026-11-16', '2026-11-17T04:00:01Z', 'late'],
    ['2026-11-16', '2026-11-16T23:59:59-08:00', 'late'],
    // Friday: until Monday noon.
    ['2026-11-20', '2026-11-23T03:59:00Z', 'submitted'],
    ['2026-11-20', '2026-11-23T05:00:00Z', 'late'],
    // A Saturday's report is welcome and due on Monday as well.
    ['2026-11-21', '2026-11-23T03:00:00Z', 'submitted'],
    ['2026-11-21', '2026-11-24T03:00:00Z', 'late'],
  ])('the report of %s first submitted at %s is %s', (date, at, state) => {
    expect(states({ reports: [report(date, at)] })).toContain(state);
  });

  test('the deadline passes over holidays and takes make-up days', () => {
    const inTime = [report('2026-09-30', '2026-10-08T03:00:00Z')];
    expect(states({ week: '2026-W40', reports: inTime })[2]).toBe('submitted');
    const late = [report('2026-02-13', '2026-02-14T05:00:00Z')];
    expect(states({ week: '2026-W07', reports: late })[4]).toBe('late');
  });

  test('a deadline that the calendar leaves open makes nobody late', () => {
    const reports = [report('2026-12-31', '2027-01-20T03:00:00Z')];
    expect(states({ week: '2026-W53', reports })[3]).toBe('submitted');
    const calendar = withDecidedDays(publishedCalendar, {
      '2027-01-01': 'off',
      '2027-01-02': 'off',
      '2027-01-03': 'off',
      '2027-01-04': 'work',
    });
    expect(states({ week: '2026-W53', calendar, reports })[3]).toBe('late');
  });

  test('an unpublished day is an open question, not a guess', () => {
    const input = {
      week: '2026-W53',
      people: [li],
      reports: [],
      absences: [],
      deadlineOf: () => REPORT_DEADLINE,
    };
    const grid = weekGrid({ ...input, calendar: publishedCalendar });
    expect(grid.calendar).toBe('unpublished');
    expect(grid.undecided).toEqual(['2027-01-01', '2027-01-02', '2027-01-03']);
    expect(grid.people[0]?.days.slice(3)).toEqual([
      // Nobody knows yet what the next working day is.
      { date: '2026-12-31', workday: 'work', state: 'missing' },
      { date: '2027-01-01', workday: 'unpublished', state: null },
      { date: '2027-01-02', workday: 'unpublished', state: null },
      { date: '2027-01-03', workday: 'unpublished', state: null },
    ]);
    const answered = withDecidedDays(publishedCalendar, {
      '2027-01-01': 'off',
      '2027-01-02': 'work',
      '2027-01-03': 'off',
    });
    const decided = weekGrid({ ...input, calendar: answered });
    expect(decided.calendar).toBe('unpublished');
    expect(decided.undecided).toEqual([]);
    expect(decided.people[0]?.days.slice(4).map(({ state }) => state)).toEqual(['off', 'missing', 'off']);
  });

  test('on an unpublished day facts still speak', () => {
    const week = '2027-W02';
    expect(states({ week, reports: [report('2027-01-11', '2027-01-11T10:00:00Z')] })[0]).toBe('submitted');
    expect(states({ week, people: [{ ...li, joined: '2027-01-13' }] }).slice(0, 3)).toEqual([
      'notEmployed',
      'notEmployed',
      null,
    ]);
    const absences = [{ personId: 'li', from: '2027-01-11', to: '2027-01-11', kind: '请假' }];
    expect(states({ week, absences })[0]).toBe('leave');
    const voided: GridReport[] = [{ personId: 'li', date: '2027-01-11', state: 'void' }];
    expect(states({ week, reports: voided })[0]).toBe('void');
  });

  test('joining and leaving bound the days that are due, both included', () => {
    const people = [{ ...li, joined: '2026-11-17', left: '2026-11-19' }];
    expect(states({ people })).toEqual([
      'notEmployed',
      'missing',
      'missing',
      'missing',
      'notEmployed',
      'notEmployed',
      'notEmployed',
    ]);
  });

  test('who is not employed in the week is left out, unless there is a report', () => {
    const people = [{ ...li, left: '2026-11-15' }];
    expect(states({ people })).toEqual([]);
    const reports = [report('2026-11-16', '2026-11-16T10:00:00Z')];
    expect(states({ people, reports })[0]).toBe('submitted');
  });

  test('an absence excuses working days only', () => {
    const absences = [
      { personId: 'li', from: '2026-11-19', to: '2026-11-22', kind: '出差' },
      { personId: 'wang', from: '2026-11-16', to: '2026-11-22', kind: '请假' },
    ];
    expect(states({ absences })).toEqual(['missing', 'missing', 'missing', 'leave', 'leave', 'off', 'off']);
    const reports = [report('2026-11-19', '2026-11-19T10:00:00Z')];
    expect(states({ absences, reports }).slice(3, 5)).toEqual(['submitted', 'leave']);
  });

  test('drafts are missing, void ones are void, a submitted one outweighs both', () => {
    const draft: GridReport = { personId: 'li', date: '2026-11-16', state: 'draft', documentId: 'd' };
    const voided: GridReport = { personId: 'li', date: '2026-11-16', state: 'void', documentId: 'v' };
    const sent = { ...report('2026-11-16', '2026-11-16T10:00:00Z'), documentId: 's' };
    const first = (reports: GridReport[]) =>
      weekGrid({
        week: '2026-W47',
        calendar: publishedCalendar,
        people: [li],
        reports,
        absences: [],
        deadlineOf: () => REPORT_DEADLINE,
      }).people[0]?.days[0];
    expect(first([draft])).toMatchObject({ state: 'missing', documentId: 'd' });
    expect(first([voided, draft])).toMatchObject({ state: 'void', documentId: 'v' });
    expect(first([voided, sent, draft])).toMatchObject({ state: 'submitted', documentId: 's' });
    expect(first([])).not.toHaveProperty('documentId');
  });

  test('people keep their order and their own reports', () => {
    const people = [{ id: 'wang', name: '王芳' }, li];
    const grid = weekGrid({
      week: '2026-W47',
      calendar: publishedCalendar,
      people,
      reports: [report('2026-11-16', '2026-11-16T10:00:00Z')],
      absences: [],
      deadlineOf: () => REPORT_DEADLINE,
    });
    expect(grid.people.map(({ name, days }) => [name, days[0]?.state])).toEqual([
      ['王芳', 'missing'],
      ['李森', 'submitted'],
    ]);
  });
});

describe('time in China', () => {
  test('an instant becomes what clocks in China show', () => {
    expect(chinaDateTime('2026-11-16T16:30:00.123Z')).toBe('2026-11-17T00:30:00');
    expect(chinaDateTime('2026-11-16T00:30:00-05:00')).toBe('2026-11-16T13:30:00');
    expect(chinaDate('2026-12-31T16:00:00Z')).toBe('2027-01-01');
  });

  test('a time without offset is nobody’s instant', () => {
    expect(() => chinaDateTime('2026-11-16T16:30:00')).toThrow(RangeError);
    expect(() => chinaDateTime('2026-11-16')).toThrow(RangeError);
    expect(() => chinaDateTime('gesternZ')).toThrow(RangeError);
  });
});

describe('the days of supervisors, who owe a report of days with visits only', () => {
  const days = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-21'];
  const states = (visited: string[], reports: GridReport[], absences: WeekGridInput['absences'] = []) =>
    gridPeople(
      {
        calendar: publishedCalendar,
        people: [li],
        reports,
        absences,
        deadlineOf: () => REPORT_DEADLINE,
        owes: (_, date) => visited.includes(date),
      },
      days,
    )[0]?.days.map(({ state }) => state);

  test('nothing is owed without a visit, a visit without a report is a gap, also on a day off', () => {
    expect(states([], [])).toEqual(['notOwed', 'notOwed', 'notOwed', 'notOwed', 'off']);
    expect(states(['2026-11-17', '2026-11-21'], [])).toEqual([
      'notOwed',
      'missing',
      'notOwed',
      'notOwed',
      'missing',
    ]);
  });

  test('a report counts though nobody else speaks of the visits; a leave comes before nothing owed', () => {
    const leave = { personId: 'li', from: '2026-11-18', to: '2026-11-18', kind: '年假' };
    expect(states([], [report('2026-11-16', '2026-11-16T10:00:00Z')], [leave])).toEqual([
      'submitted',
      'notOwed',
      'leave',
      'notOwed',
      'off',
    ]);
  });
});
