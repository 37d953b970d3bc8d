import { describe, expect, it } from 'vitest';
import {
  keepReasons,
  mustBeMended,
  noReasons,
  pointGroups,
  reasonOf,
  recallReasons,
} from '../../../renderer/week/pointGroups.ts';

const point = (code: string) => ({ code, text: code });
const points = [
  'SHEET_NOT_ISSUED:li:2026-11-16',
  'MISSING:li:2026-11-17',
  'SOMETHING_NEW:x',
  'MISSING:wang:2026-11-17',
].map(point);

describe('the open points of a week, by kind', () => {
  it('stand in the order of mending, and none is lost', () => {
    const groups = pointGroups(points);
    expect(groups.map(({ title, points }) => [title, points.length])).toEqual([
      ['缺日报', 2],
      ['还没有出单', 1],
      ['其他', 1],
    ]);
  });

  it('take their own reason first, then that of their kind, then that of all', () => {
    const typed = {
      own: { 'MISSING:li:2026-11-17': '住院', 'MISSING:wang:2026-11-17': '  ' },
      ofKind: { MISSING: '停电 ', 其他: '已报告' },
      ofAll: '下周补',
    };
    expect(points.map((each) => reasonOf(typed, each))).toEqual(['下周补', '住院', '已报告', '停电']);
    expect(reasonOf(noReasons, point('MISSING:li:2026-11-17'))).toBe('');
  });

  it('take no reason for a day that nobody has decided', () => {
    const typed = { own: { 'UNDECIDED_DAY:2027-01-11': '不知道' }, ofKind: {}, ofAll: '不知道' };
    expect(reasonOf(typed, point('UNDECIDED_DAY:2027-01-11'))).toBe('');
  });

  it('take the reason of all the rest neither for sealing early nor for a week that goes on', () => {
    const early = point('EARLY:2026-W47');
    const typed = { own: {}, ofKind: {}, ofAll: '节前' };
    expect(reasonOf(typed, early)).toBe('');
    expect(reasonOf({ ...typed, own: { 'EARLY:2026-W47': '节前放假' } }, early)).toBe('节前放假');
    const goesOn = point('NOT_OVER:2026-W47');
    expect(reasonOf({ ...typed, own: { 'NOT_OVER:2026-W47': '节前' } }, goesOn)).toBe('');
    expect(mustBeMended(goesOn)).toBe(true);
  });

  it('keep what was typed for each person and week', () => {
    const typed = { ...noReasons, ofAll: '出差' };
    keepReasons('p-1', '2026-W47', typed);
    expect(recallReasons('p-1', '2026-W47')).toBe(typed);
    expect(recallReasons('p-2', '2026-W47')).toBe(noReasons);
    expect(recallReasons('p-1', '2026-W48')).toBe(noReasons);
  });
});
