import { allowed } from '../../shared/rights/rights.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';

/** A question that a customer asked, as a supervisor wrote it down (S8). */
export interface SalesQuestion {
  question: string;
  /** What was answered, or should be. */
  answer?: string;
  date: string;
  supervisor: string;
  customer?: string;
  /** The report it stands in. */
  documentId: string;
}

/** Questions in submitted reports that hold `text` in question, answer or customer; the latest first, at most `limit`.
 * Who asked is for those alone who may read the reports. */
export function salesQuestions(
  archive: ReadableArchive,
  { actor }: Pick<Context, 'actor'>,
  { text, limit }: { text: string; limit: number },
): { questions: SalesQuestion[]; count: number } {
  const whose = allowed(actor.role, 'supervision.read') ? `visit.value ->> '$.customer.name'` : 'NULL';
  const found = sql<{
    question: string;
    answer: string | null;
    date: string;
    supervisor: string | null;
    customer: string | null;
    documentId: string;
    count: number;
  }>(
    archive,
    `SELECT asked.value ->> 'question' AS question, asked.value ->> 'answer' AS answer, business_date AS date,
            body ->> '$.supervisor.name' AS supervisor, ${whose} AS customer,
            documents.id AS documentId, count(*) OVER () AS count
       FROM documents, json_each(body, '$.visits') AS visit, json_each(visit.value, '$.questions') AS asked
      WHERE form = 'supervisorReport' AND state = 'submitted' AND asked.value ->> 'question' IS NOT NULL
        AND instr(lower(concat_ws(' ', asked.value ->> 'question', asked.value ->> 'answer',
                                  ${whose})), lower(?)) > 0
      ORDER BY business_date DESC, documents.id, visit.key, asked.key LIMIT ?`,
  ).all(text.trim(), limit);
  return {
    count: found[0]?.count ?? 0,
    questions: found.map(({ answer, supervisor, customer, count: _, ...row }) => ({
      ...row,
      supervisor: supervisor ?? '',
      ...(answer !== null && { answer }),
      ...(customer !== null && { customer }),
    })),
  };
}
