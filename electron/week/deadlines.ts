import { REPORT_DEADLINE, type ReportDeadline } from '../../shared/rules/week/dayGrid.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { refuseLacking } from '../rights/lacking.ts';

export interface SetDeadline extends ReportDeadline {
  /** First day whose reports it holds for, 'yyyy-mm-dd'. */
  from: string;
}

/** What the branch has set, the latest first. */
export function setDeadlines(archive: ReadableArchive): SetDeadline[] {
  return sql<SetDeadline>(
    archive,
    'SELECT valid_from AS "from", workdays, time FROM report_deadlines ORDER BY valid_from DESC',
  ).all();
}

/** The deadline of the report of a day, read once for many days. */
export function deadlinesOf(archive: ReadableArchive): (date: string) => ReportDeadline {
  const set = setDeadlines(archive);
  return (date) => set.find(({ from }) => from <= date) ?? REPORT_DEADLINE;
}

/**
 * Sets the deadline for reports of today and later; those of earlier days keep theirs, so that nobody is made late
 * behind his back.
 * @throws NO_RIGHT
 */
export function setDeadline(archive: WritableArchive, context: Context, deadline: ReportDeadline): void {
  const { personId } = context.actor;
  refuseLacking(context, 'week.seal');
  const { workdays, time } = deadline;
  const from = context.clock.today();
  write(archive, () => {
    sql(
      archive,
      `INSERT INTO report_deadlines (valid_from, workdays, time, at, by) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (valid_from) DO UPDATE SET workdays = excluded.workdays, time = excluded.time,
           at = excluded.at, by = excluded.by`,
    ).run(from, workdays, time, context.clock.now(), personId);
    audit(archive, context, 'report.deadlineSet', from, { workdays, time });
  });
}
