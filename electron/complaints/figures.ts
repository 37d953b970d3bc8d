import { categories, causeKinds } from '../../shared/forms/complaintCard/options.ts';
import type { ComplaintCard } from '../../shared/forms/complaintCard/rules.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { formReach } from '../rights/reach.ts';
import { runningComplaints } from './running.ts';

export type FiguresBy = 'category' | 'cause' | 'product' | 'month';

export interface FiguresRow {
  /** As shown. */
  what: string;
  count: number;
  running: number;
  closed: number;
  withdrawn: number;
  /** Overdue today, or closed too late. */
  overdue: number;
  /** Of the closed ones, in tenths of a working day; absent while none is closed. */
  averageTenths?: number;
  lossFen: number;
}

/**
 * Complaints within the actor's reach accepted from `from` to `to` (both included), counted by one of their sides, and in all. A complaint about
 * several products counts under each of them, but once in the total.
 * @throws NO_RIGHT
 */
export function complaintFigures(
  archive: ReadableArchive,
  context: Context,
  { by, from, to }: { by: FiguresBy; from: string; to: string },
): { rows: FiguresRow[]; total: FiguresRow } {
  const reach = formReach(context, 'complaintCard');
  const late = new Set(
    runningComplaints(archive, context.clock.today(), reach).flatMap(({ id, left = 0 }) =>
      left < 0 ? [id] : [],
    ),
  );
  const cards = sql<{ id: string; body: string }>(
    archive,
    `SELECT id, body FROM documents
      WHERE form = 'complaintCard' AND state = 'submitted' AND business_date BETWEEN ? AND ? AND ${reach.text}
      ORDER BY number`,
  )
    .all(from, to, reach.values)
    .map(({ id, body }) => ({ card: JSON.parse(body) as ComplaintCard, late: late.has(id) }));
  const groups = new Map<string, Counted[]>();
  for (const counted of cards)
    for (const side of sidesOf(counted.card, by)) groups.set(side, [...(groups.get(side) ?? []), counted]);
  const rows = [...groups].map(([what, group]) => rowOf(what, group));
  return {
    rows:
      by === 'month'
        ? rows.sort((a, b) => (a.what < b.what ? -1 : 1))
        : rows.sort((a, b) => b.count - a.count || b.lossFen - a.lossFen || (a.what < b.what ? -1 : 1)),
    total: rowOf('合计', cards),
  };
}

interface Counted {
  card: ComplaintCard;
  late: boolean;
}

function sidesOf(card: ComplaintCard, by: FiguresBy): string[] {
  switch (by) {
    case 'category':
      return [card.category ? categories[card.category] : '未分类'];
    case 'cause':
      return [card.causeKind ? causeKinds[card.causeKind] : '尚未判定'];
    case 'product': {
      const products = new Set(card.products?.flatMap(({ product }) => (product ? [product] : [])));
      return products.size > 0 ? [...products] : ['不涉及产品'];
    }
    case 'month':
      return [(card.acceptedOn ?? '').slice(0, 7)];
  }
}

function rowOf(what: string, group: readonly Counted[]): FiguresRow {
  const count = (holds: (counted: Counted) => boolean) => group.filter(holds).length;
  const closed = group.filter(({ card }) => card.stage === 'closed');
  const withdrawn = count(({ card }) => card.stage === 'withdrawn');
  const used = closed.reduce((sum, { card }) => sum + (card.workdaysUsed ?? 0), 0);
  return {
    what,
    count: group.length,
    running: group.length - closed.length - withdrawn,
    closed: closed.length,
    withdrawn,
    overdue: count(({ card, late }) => late || (card.stage === 'closed' && (card.overdueDays ?? 0) > 0)),
    ...(closed.length > 0 && { averageTenths: Math.round((used * 10) / closed.length) }),
    lossFen: group.reduce((sum, { card }) => sum + (card.lossTotal ?? 0), 0),
  };
}
