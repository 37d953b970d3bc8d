import { z } from 'zod';
import { businessDate } from '../../shared/contract/shapes.ts';
import type { CustomerCard } from '../../shared/forms/customerCard/rules.ts';
import {
  type PerformanceCredit,
  type PerformanceFacts,
  performanceKey,
  periodBefore,
} from '../../shared/forms/performanceCredit/rules.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { rulesOn } from '../rules/rulesOn.ts';
import { factsSource } from './source.ts';

const question = z.strictObject({
  customerId: z.uuid(),
  year: z.int().min(1).max(9999),
  period: z.enum(['year', 'q1', 'q2', 'q3', 'q4']),
  asOf: businessDate.exactOptional(),
});

/** Before a sheet says as of when it speaks, what holds at last. */
const AT_LAST = '9999-12-31';

/** 信用额度 of the card, and what the sheets of the same period a year before and of the period before came to. */
export const performanceCreditFacts = factsSource(
  question,
  (archive, { customerId, year, period, asOf = AT_LAST }): PerformanceFacts => {
    const limit = cardOf(archive, customerId)?.creditLimit;
    const last = sheetOf(archive, performanceKey(customerId, year - 1, period));
    const before = periodBefore(year, period);
    const open = sheetOf(archive, performanceKey(customerId, before.year, before.period))?.unpaidTotal;
    return {
      ...(limit !== undefined && { creditLimit: limit }),
      ...(last && {
        lastYear: {
          ...(last.periodMark !== undefined && { mark: last.periodMark }),
          ...(last.periodSales !== undefined && { sales: last.periodSales }),
          ...(last.receivedRate !== undefined && { receivedRate: last.receivedRate }),
        },
      }),
      ...(open !== undefined && { broughtForward: open }),
      marks: rulesOn(archive, asOf),
    };
  },
);

function cardOf(archive: ReadableArchive, id: string): CustomerCard | undefined {
  const row = sql<{ body: string }>(
    archive,
    `SELECT body FROM documents WHERE id = ? AND form = 'customerCard' AND state <> 'void'`,
  ).get(id);
  return row && (JSON.parse(row.body) as CustomerCard);
}

/** Only a submitted sheet says how a period ended. The index of unique keys is found by its own condition, not void. */
function sheetOf(archive: ReadableArchive, key: string): PerformanceCredit | undefined {
  const row = sql<{ body: string }>(
    archive,
    `SELECT body FROM documents
      WHERE form = 'performanceCredit' AND unique_key = ? AND state <> 'void' AND state = 'submitted'`,
  ).get(key);
  return row && (JSON.parse(row.body) as PerformanceCredit);
}
