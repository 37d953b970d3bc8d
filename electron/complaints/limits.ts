import {
  type ComplaintCategory,
  categoryKeys,
  STANDARD_LIMIT,
} from '../../shared/forms/complaintCard/options.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { refuseLacking } from '../rights/lacking.ts';

/** Working days from acceptance to closing, by category. */
export type ComplaintLimits = Record<ComplaintCategory, number>;

/** The limit for complaints of a category that are accepted on `day`, 'yyyy-mm-dd'. */
export function limitOn(archive: ReadableArchive, category: ComplaintCategory, day: string): number {
  const row = sql<{ workdays: number }>(
    archive,
    `SELECT workdays FROM complaint_limits WHERE category = ? AND valid_from <= ?
      ORDER BY valid_from DESC LIMIT 1`,
  ).get(category, day);
  return row?.workdays ?? STANDARD_LIMIT;
}

export function limitsOn(archive: ReadableArchive, day: string): ComplaintLimits {
  return Object.fromEntries(
    categoryKeys.map((category) => [category, limitOn(archive, category, day)]),
  ) as ComplaintLimits;
}

/**
 * Sets the limits for complaints that are accepted from today on; those that run keep theirs, so that nobody's due date
 * moves behind his back.
 * @throws NO_RIGHT
 */
export function setLimits(archive: WritableArchive, context: Context, limits: ComplaintLimits): void {
  refuseLacking(context, 'complaint.approve');
  const { personId } = context.actor;
  const today = context.clock.today();
  write(archive, () => {
    for (const category of categoryKeys) {
      const workdays = limits[category];
      if (limitOn(archive, category, today) === workdays) continue;
      sql(
        archive,
        `INSERT INTO complaint_limits (category, valid_from, workdays, at, by) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (category, valid_from) DO UPDATE SET workdays = excluded.workdays, at = excluded.at, by = excluded.by`,
      ).run(category, today, workdays, context.clock.now(), personId);
      audit(archive, context, 'complaint.limitSet', category, { workdays, from: today });
    }
  });
}
