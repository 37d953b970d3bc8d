import { weekOf } from '../calendar/isoWeek.ts';

/** Why a backup was made. */
export const backupKinds = {
  daily: '每日自动',
  manual: '手动',
  beforeMigration: '升级前',
  beforeRestore: '恢复前',
} as const;
export type BackupKind = keyof typeof backupKinds;

export interface Generation {
  /** Unlike every other's in the same place. */
  name: string;
  kind: BackupKind;
  /** 'yyyy-mm-ddTHH:MM:SS+08:00' */
  at: string;
}

/** As what a backup is kept. */
export const keepings = { recent: '近', day: '日', week: '周', month: '月', event: '事前' } as const;
export type Keeping = keyof typeof keepings;

const RECENT = 3;
const DAYS = 7;
const WEEKS = 5;
const MONTHS = 12;
/** Of those made before a migration or a restore: they are the way back. */
const EVENTS = 3;

/**
 * The last 3, of each of the last 7 days, 5 weeks and 12 months that have a backup the newest one, and the last 3 made before a
 * migration or a restore. Days without a backup don't count, and a clock that once stood wrong takes one place at most:
 * what is kept depends on the backups alone, never on today.
 */
export function keptGenerations(generations: readonly Generation[]): Map<string, Keeping[]> {
  const newestFirst = [...generations].sort(
    (a, b) => b.at.localeCompare(a.at) || b.name.localeCompare(a.name),
  );
  const kept = new Map<string, Keeping[]>();
  const keep = (keeping: Keeping, most: number, spanOf: (generation: Generation) => string | undefined) => {
    const spans = new Set<string>();
    for (const generation of newestFirst) {
      const span = spanOf(generation);
      if (span === undefined || spans.has(span)) continue;
      spans.add(span);
      if (spans.size > most) return;
      kept.set(generation.name, [...(kept.get(generation.name) ?? []), keeping]);
    }
  };
  // What was about to be replaced must not push out the day's backup, which may be the one that replaces it.
  const isEvent = ({ kind }: Generation) => kind === 'beforeMigration' || kind === 'beforeRestore';
  const ordinary = (spanOf: (date: string) => string) => (generation: Generation) =>
    isEvent(generation) ? undefined : spanOf(generation.at.slice(0, 10));
  keep('recent', RECENT, (generation) => (isEvent(generation) ? undefined : generation.name));
  keep(
    'day',
    DAYS,
    ordinary((date) => date),
  );
  keep('week', WEEKS, ordinary(weekOf));
  keep(
    'month',
    MONTHS,
    ordinary((date) => date.slice(0, 7)),
  );
  keep('event', EVENTS, (generation) => (isEvent(generation) ? generation.name : undefined));
  return kept;
}
