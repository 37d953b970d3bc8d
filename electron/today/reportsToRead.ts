import { allowed } from '../../shared/rights/rights.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { sql } from '../archive/connection.ts';
import type { TodaySource } from './source.ts';

/** Reports of these days are still of use to their writers. */
const DAYS = 14;

/** Reports that nobody has given a word or a verdict on, the oldest first. */
export const reportsToRead: TodaySource = {
  key: 'toRead',
  title: '要批阅的日报',
  items(archive, { actor, clock }) {
    if (!allowed(actor.role, 'report.instruct')) return [];
    return sql<{ id: string; title: string; date: string }>(
      archive,
      `SELECT id, title, business_date AS date FROM documents
        WHERE form = 'visitReport' AND state = 'submitted' AND business_date BETWEEN ? AND ?
          AND person_id IS NOT ? AND json_extract(body, '$.verdict') IS NULL
          AND json_extract(body, '$.instruction') IS NULL
        ORDER BY business_date, id`,
    )
      .all(addDays(clock.today(), -DAYS), clock.today(), actor.personId)
      .map(({ id, title, date }) => ({
        text: title,
        urgent: date < addDays(clock.today(), -DAYS / 2),
        to: { page: 'document', form: 'visitReport', id },
      }));
  },
};
