import type { WeekStatus } from './dayState.ts';

export type Point = WeekStatus['openPoints'][number];

export interface PointGroup {
  /** What stands before the colon in the codes of its points. */
  kind: string;
  title: string;
  points: readonly Point[];
}

/** Sealed before the last reports were due: decided on for itself, never covered by the reason of all the rest. */
export const EARLY = 'EARLY';
const NOT_OVER = 'NOT_OVER';
const UNDECIDED = 'UNDECIDED_DAY';

/** In the order in which one would mend them; a kind that is not named here comes last, under its own points. */
const titles: readonly (readonly [kind: string, title: string])[] = [
  [NOT_OVER, '还没有过完'],
  [UNDECIDED, '待确认的日子'],
  [EARLY, '提前上报'],
  ['MISSING', '缺日报'],
  ['DRAFT', '还没有提交的草稿'],
  ['MISMATCH', '陪同核对不符'],
  ['AWAITING_CARD', '待建卡'],
  ['COMPLAINT_OVERDUE', '投诉逾期'],
  ['FLAG', '内容提醒'],
  ['PLAN_RESULTS', '计划的实际栏待更新'],
  ['UNSIGNED', '待签名'],
  ['SHEET_NOT_ISSUED', '还没有出单'],
];
const OTHER = '其他';

const kindOf = ({ code }: Point) => code.slice(0, Math.max(0, code.indexOf(':')));

/** The open points by what they are: a busy week has hundreds, of a handful of kinds. */
export function pointGroups(points: readonly Point[]): PointGroup[] {
  const named = new Set(titles.map(([kind]) => kind));
  const groups = titles.map(([kind, title]) => ({
    kind,
    title,
    points: points.filter((point) => kindOf(point) === kind),
  }));
  const others = points.filter((point) => !named.has(kindOf(point)));
  return [...groups, { kind: OTHER, title: OTHER, points: others }].filter(
    (group) => group.points.length > 0,
  );
}

/** Reasons as they were typed. */
export interface TypedReasons {
  /** Open point code → reason. */
  own: Readonly<Record<string, string>>;
  /** Kind of point → reason of all its points without one of their own. */
  ofKind: Readonly<Record<string, string>>;
  ofAll: string;
}

export const noReasons: TypedReasons = { own: {}, ofKind: {}, ofAll: '' };

/** A week with a day of which nobody knows whether it is worked cannot be sealed, for whatever reason; nor one that goes on. */
export const mustBeMended = (point: Point): boolean => isUndecided(point) || isNotOver(point);
export const isUndecided = (point: Point): boolean => kindOf(point) === UNDECIDED;
export const isNotOver = (point: Point): boolean => kindOf(point) === NOT_OVER;

/** Empty when none was given, and for what no reason helps. */
export function reasonOf(typed: TypedReasons, point: Point): string {
  if (mustBeMended(point)) return '';
  const named = titles.some(([kind]) => kind === kindOf(point));
  const kind = named ? kindOf(point) : OTHER;
  const ofAll = kind === EARLY ? '' : typed.ofAll.trim();
  return typed.own[point.code]?.trim() || typed.ofKind[kind]?.trim() || ofAll;
}

/** What was typed for each week: going to a document and back must not lose it. Gone with the window. */
const kept = new Map<string, TypedReasons>();

export const recallReasons = (person: string, week: string): TypedReasons =>
  kept.get(`${person} ${week}`) ?? noReasons;

export function keepReasons(person: string, week: string, typed: TypedReasons): void {
  kept.set(`${person} ${week}`, typed);
}
