import type { DayState, GridDay } from './dayGrid.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'quiet' | 'ask' | 'due';

export interface Mark {
  /** One character: a month has up to 31 columns. */
  mark: string;
  tone: Tone;
  meaning: string;
}

const known = {
  submitted: { mark: '✓', tone: 'good', meaning: '已交' },
  late: { mark: '补', tone: 'warn', meaning: '迟交（补填）' },
  missing: { mark: '缺', tone: 'bad', meaning: '缺交' },
  draft: { mark: '草', tone: 'bad', meaning: '缺交，有草稿' },
  void: { mark: '废', tone: 'bad', meaning: '作废，没有重报' },
  leave: { mark: '假', tone: 'quiet', meaning: '请假' },
  notEmployed: { mark: '—', tone: 'quiet', meaning: '未到岗' },
  unknown: { mark: '？', tone: 'ask', meaning: '未公布' },
  due: { mark: '·', tone: 'due', meaning: '未到期' },
  off: { mark: '', tone: 'quiet', meaning: '休息' },
  notOwed: { mark: '', tone: 'quiet', meaning: '无拜访，不必交' },
} as const satisfies Record<string, Mark>;

export type MarkKey = keyof typeof known;

/** With a sign of their own, for the legend. */
export const marks: readonly Mark[] = Object.values(known).filter(({ mark }) => mark !== '');

export type MarkedDay = Pick<GridDay, 'date' | 'documentId' | 'until'> & { state: DayState | null };

/**
 * `now`: what clocks in China show, 'yyyy-mm-ddTHH:MM'. A report is not called missing before its deadline, nor on its own
 * day where the calendar leaves the deadline open.
 */
export function markKeyOf(day: MarkedDay, now: string): MarkKey {
  if (day.state === null) return 'unknown';
  if (day.state !== 'missing') return day.state;
  if (isPending(day, now)) return 'due';
  return day.documentId === undefined ? 'missing' : 'draft';
}

export const isPending = ({ date, until }: Pick<GridDay, 'date' | 'until'>, now: string): boolean =>
  now <= (until ?? `${date}T24:00`);

export const markOf = (key: MarkKey): Mark => known[key];

/** Columns of counts at the right of the grid. */
export const counted: readonly { label: string; keys: readonly MarkKey[]; tone: Tone }[] = [
  { label: '已交', keys: ['submitted'], tone: 'good' },
  { label: '迟交', keys: ['late'], tone: 'warn' },
  { label: '缺', keys: ['missing', 'draft'], tone: 'bad' },
  { label: '作废', keys: ['void'], tone: 'bad' },
  { label: '请假', keys: ['leave'], tone: 'quiet' },
];
