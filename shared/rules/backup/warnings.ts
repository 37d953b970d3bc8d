import { daysBetween } from '../calendar/businessDate.ts';
import { DRILL_DAYS } from './drill.ts';

/** A backup older than this is warned of. */
const OLD_DAYS = 2;

export interface PlaceHistory {
  /** Time with zone; absent: none yet. */
  lastGood?: string;
  /** Chinese; what went wrong after the last good one. */
  failure?: string;
}

export interface BackupHistory {
  /** 'yyyy-mm-dd' */
  today: string;
  /** When the archive was made, time with zone. */
  archiveMadeAt: string;
  local: PlaceHistory;
  /** Absent when none is chosen. */
  second?: PlaceHistory & { folder: string; present: boolean };
  lastDrill?: string;
}

export interface BackupWarning {
  code: 'old' | 'failed' | 'secondOld' | 'secondAbsent' | 'secondFailed' | 'noSecond' | 'drillDue';
  text: string;
  /** What is kept is in danger; the others are good advice. */
  urgent: boolean;
}

/** What the office has to be told of its backups, the most urgent first. */
export function backupWarnings(history: BackupHistory): BackupWarning[] {
  return [...ofThisComputer(history), ...ofSecond(history), ...ofDrills(history)];
}

const daysSince = (today: string, at: string) => daysBetween(at.slice(0, 10), today);

function ofThisComputer({ today, archiveMadeAt, local }: BackupHistory): BackupWarning[] {
  const since = local.lastGood ?? archiveMadeAt;
  const days = daysSince(today, since);
  if (local.failure) {
    const last = local.lastGood ? `最近一次完好的备份是 ${since.slice(0, 10)}` : '还没有完好的备份';
    return [{ code: 'failed', text: `备份没有做成：${local.failure}${last}。`, urgent: true }];
  }
  if (days <= OLD_DAYS) return [];
  const text = local.lastGood
    ? `最近一次完好的备份是 ${since.slice(0, 10)}，已经 ${days} 天`
    : `建档 ${days} 天，还没有备份过`;
  return [{ code: 'old', text, urgent: true }];
}

function ofSecond({ today, archiveMadeAt, second }: BackupHistory): BackupWarning[] {
  if (!second)
    return [
      {
        code: 'noSecond',
        text: '没有设第二处备份（移动盘或另一个硬盘）：这台电脑坏了或丢了，备份会一起丢',
        urgent: false,
      },
    ];
  const { folder, lastGood } = second;
  const days = daysSince(today, lastGood ?? archiveMadeAt);
  const last = lastGood ? `那里最近的备份是 ${lastGood.slice(0, 10)}，已经 ${days} 天` : '那里还没有备份';
  if (!second.present)
    return [
      {
        code: 'secondAbsent',
        text: `第二处备份“${folder}”不在，请插好移动盘；${last}`,
        urgent: days > OLD_DAYS,
      },
    ];
  if (second.failure)
    return [{ code: 'secondFailed', text: `第二处没有存上：${second.failure}${last}。`, urgent: true }];
  if (days <= OLD_DAYS) return [];
  return [{ code: 'secondOld', text: `第二处“${folder}”：${last}`, urgent: true }];
}

function ofDrills({ today, archiveMadeAt, lastDrill }: BackupHistory): BackupWarning[] {
  const days = daysSince(today, lastDrill ?? archiveMadeAt);
  if (days <= DRILL_DAYS) return [];
  const text = lastDrill ? `已经 ${days} 天没有做恢复演练` : `建档 ${days} 天，还没有做过恢复演练`;
  return [{ code: 'drillDue', text, urgent: false }];
}

/** What the program does by itself now: at most one of them at a time. */
export function dueBackup(
  { today, local, second }: Pick<BackupHistory, 'today' | 'local' | 'second'>,
  /** Whether the last attempt there failed less than an hour ago. */
  justFailed: { local: boolean; second: boolean },
): 'make' | 'carry' | undefined {
  const isOfToday = (place: PlaceHistory) => place.lastGood?.slice(0, 10) === today;
  // A clock that was set back finds a backup of a later day: then today's is due all the same.
  if (!isOfToday(local)) return justFailed.local ? undefined : 'make';
  if (second?.present && !isOfToday(second) && !justFailed.second) return 'carry';
  return undefined;
}
