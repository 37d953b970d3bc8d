import { z } from 'zod';
import type { SalesPowerFacts } from '../../shared/forms/salesPower/rules.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { factsSource } from './source.ts';

const question = z.strictObject({ customerId: z.uuid(), year: z.int().min(1).max(9999) });

/** 拜访次数 from the lines of the daily reports and 投诉件数 from the complaint cards, submitted ones, by month. */
export const salesPowerFacts = factsSource(
  question,
  (archive, { customerId, year }): SalesPowerFacts => ({
    visits: byMonth(archive, 'SELECT business_date FROM dealings WHERE customer_id = ?', customerId, year),
    complaints: byMonth(
      archive,
      `SELECT business_date FROM documents
      WHERE customer_id = ? AND form = 'complaintCard' AND state = 'submitted'`,
      customerId,
      year,
    ),
  }),
);

function byMonth(archive: ReadableArchive, dates: string, customerId: string, year: number): number[] {
  const found = sql<{ month: number; count: number }>(
    archive,
    `SELECT CAST(substr(business_date, 6, 2) AS INTEGER) AS month, count(*) AS count
       FROM (${dates} AND business_date BETWEEN ? AND ?) GROUP BY month`,
  ).all(customerId, `${year}-01-01`, `${year}-12-31`);
  return Array.from({ length: 12 }, (_, index) => found.find(({ month }) => month === index + 1)?.count ?? 0);
}
