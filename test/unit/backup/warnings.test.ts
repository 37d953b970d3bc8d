import { describe, expect, it } from 'vitest';
import { type BackupHistory, backupWarnings, dueBackup } from '../../../shared/rules/backup/warnings.ts';

const at = (date: string) => `${date}T09:00:00+08:00`;
const fine: BackupHistory = {
  today: '2026-11-24',
  archiveMadeAt: at('2026-01-05'),
  local: { lastGood: at('2026-11-24') },
  second: { folder: 'E:\\备份', present: true, lastGood: at('2026-11-24') },
  lastDrill: at('2026-10-01'),
};
const codes = (changes: Partial<BackupHistory>) =>
  backupWarnings({ ...fine, ...changes }).map(({ code, urgent }) => (urgent ? `${code}!` : code));

describe('the office is told', () => {
  it('nothing while all is well', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ local: { lastGood: at('2026-11-22') } })).toEqual([]);
  });

  it('when the last good backup is older than two days, or there never was one', () => {
    expect(codes({ local: { lastGood: at('2026-11-21') } })).toEqual(['old!']);
    expect(codes({ local: {} })).toEqual(['old!']);
    expect(codes({ local: {}, archiveMadeAt: at('2026-11-23') })).toEqual([]);
  });

  it('what went wrong, with the last good one', () => {
    const [warning] = backupWarnings({
      ...fine,
      local: { lastGood: at('2026-11-23'), failure: '磁盘已满。' },
    });
    expect(warning?.text).toBe('备份没有做成：磁盘已满。最近一次完好的备份是 2026-11-23。');
  });

  it('of the second place: none chosen, absent, full, old', () => {
    const { second: _, ...none } = fine;
    expect(backupWarnings(none).map(({ code }) => code)).toEqual(['noSecond']);
    const second = (changes: object) =>
      codes({ second: { folder: 'E:\\备份', present: true, lastGood: at('2026-11-23'), ...changes } });
    expect(second({ present: false })).toEqual(['secondAbsent']);
    expect(second({ present: false, lastGood: at('2026-11-20') })).toEqual(['secondAbsent!']);
    expect(second({ failure: '放不下。' })).toEqual(['secondFailed!']);
    expect(second({ lastGood: at('2026-11-20') })).toEqual(['secondOld!']);
  });

  it('when no drill passed for ninety days', () => {
    expect(codes({ lastDrill: at('2026-08-26') })).toEqual([]);
    expect(codes({ lastDrill: at('2026-08-25') })).toEqual(['drillDue']);
  });
});

describe('by itself the program', () => {
  const calm = { local: false, second: false };
  it('makes one backup a day, tries again an hour after a failure, and catches up when the stick is back', () => {
    expect(dueBackup(fine, calm)).toBeUndefined();
    const yesterday = { lastGood: at('2026-11-23') };
    expect(dueBackup({ ...fine, local: yesterday }, calm)).toBe('make');
    expect(dueBackup({ ...fine, local: yesterday }, { ...calm, local: true })).toBeUndefined();
    const stick = { folder: 'E:', present: true, ...yesterday };
    expect(dueBackup({ ...fine, second: stick }, calm)).toBe('carry');
    expect(dueBackup({ ...fine, second: { ...stick, present: false } }, calm)).toBeUndefined();
    expect(dueBackup({ ...fine, second: stick }, { ...calm, second: true })).toBeUndefined();
  });
  it('makes one although a clock that stood wrong left a backup of the future', () => {
    expect(dueBackup({ ...fine, local: { lastGood: at('2031-01-01') } }, calm)).toBe('make');
  });
});
