import { workdaysLeft } from '../../shared/forms/complaintCard/clock.ts';
import { complaintLife, type Stage } from '../../shared/forms/complaintCard/life.ts';
import type { ComplaintQuestion } from '../../shared/forms/complaintCard/rules.ts';
import { type ComplaintCard, complaintCardRules } from '../../shared/forms/complaintCard/rules.ts';
import type { BusinessDate } from '../../shared/rules/calendar/businessDate.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { complaintClock } from '../facts/complaintCard.ts';
import { EVERYTHING, type Reach } from '../rights/reach.ts';
import { calendarOf } from '../week/calendar.ts';

/** A complaint as the board and the notices see it. */
export interface ComplaintSeen {
  id: string;
  number: string;
  card: ComplaintCard;
  stage: Stage;
  /** 应结案日; absent while days on the way there are unpublished. */
  due?: BusinessDate;
  /** Working days left on `today`, negative when overdue; absent without `due`, and when it is over. */
  left?: number;
}

interface Row {
  id: string;
  number: string;
  stage: Stage;
  body: string;
}

const ENDED = complaintLife.ended.map((stage) => `'${stage}'`).join(', ');
const LISTED = 'list_complaintCard AS listed CROSS JOIN documents ON documents.row = listed.row';

/** Complaints that somebody has still to act on, with the clock as it stands on `today`, the most urgent first. */
export function runningComplaints(
  archive: ReadableArchive,
  today: BusinessDate,
  within: Reach = EVERYTHING,
): ComplaintSeen[] {
  const calendar = calendarOf(archive);
  return sql<Row>(
    archive,
    `SELECT documents.id, documents.number, value_stage AS stage, body FROM ${LISTED}
      WHERE listed.state = 'submitted' AND value_stage NOT IN (${ENDED}) AND ${within.text}
      ORDER BY listed.number`,
  )
    .all(within.values)
    .map(({ body, ...row }): ComplaintSeen => {
      const card = JSON.parse(body) as ComplaintCard;
      const question = complaintCardRules.question?.(card) as ComplaintQuestion | undefined;
      // Asked anew: the branch may have answered for unpublished days since the card was saved.
      const due = question && complaintClock(archive, question).due;
      const left = due ? workdaysLeft(calendar, due, today) : null;
      return { ...row, card, ...(due && { due }), ...(left !== null && { left }) };
    })
    .sort((a, b) => (a.left ?? 1000) - (b.left ?? 1000) || (a.number < b.number ? -1 : 1));
}

/** Those that ended last. */
export function endedComplaints(archive: ReadableArchive, most: number, within: Reach): ComplaintSeen[] {
  return sql<Row>(
    archive,
    `SELECT documents.id, documents.number, value_stage AS stage, body FROM ${LISTED}
      WHERE listed.state = 'submitted' AND value_stage IN (${ENDED}) AND ${within.text}
      ORDER BY listed.updated_at DESC, listed.row DESC LIMIT ${most}`,
  )
    .all(within.values)
    .map(({ body, ...row }) => ({ ...row, card: JSON.parse(body) as ComplaintCard }));
}

/** Complaints whose last day lies before `day`'s end, the longest overdue first. */
export const overdueComplaints = (archive: ReadableArchive, day: BusinessDate): ComplaintSeen[] =>
  runningComplaints(archive, day).filter(({ left }) => left !== undefined && left < 0);
