import { displayValue } from '../../shared/forms/machinery/display.ts';
import { fieldsByKey } from '../../shared/forms/machinery/form.ts';
import { fieldAt } from '../../shared/forms/machinery/problems.ts';
import { visitReportDescription } from '../../shared/forms/visitReport/description.ts';
import type { VisitReport } from '../../shared/forms/visitReport/rules.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { refuseCustomerBeyond } from '../rights/reach.ts';

/** One line of 客户拜访档案记录 (S1). */
export interface CustomerVisit {
  reportId: string;
  date: string;
  salesperson: string;
  talk?: string;
  /** In words, as on the report. */
  result?: string;
  orderFen: number;
  receiptFen: number;
}

/** Lines shown of one customer: some ten years of weekly visits. */
const MOST_LINES = 500;

const resultField = fieldAt(fieldsByKey(visitReportDescription), ['visits', 'result']);

/** The visits of a customer in submitted reports, by whomever, newest first. @throws NO_RIGHT, OUT_OF_SCOPE */
export function visitsOf(
  archive: ReadableArchive,
  context: Context,
  { id }: { id: string },
): CustomerVisit[] {
  refuseCustomerBeyond(archive, context, id);
  return sql<{ reportId: string; row: number; orderFen: number; receiptFen: number; body: string }>(
    archive,
    `SELECT report.id AS reportId, dealing.row, order_fen AS orderFen, receipt_fen AS receiptFen, report.body
       FROM dealings AS dealing JOIN documents AS report ON report.id = dealing.document_id
      WHERE dealing.customer_id = ?
      ORDER BY dealing.business_date DESC, report.id, dealing.row LIMIT ${MOST_LINES}`,
  )
    .all(id)
    .map(({ reportId, row, orderFen, receiptFen, body }) => {
      const report = JSON.parse(body) as VisitReport;
      const visit = report.visits?.[row];
      return {
        reportId,
        date: report.date ?? '',
        salesperson: report.salesperson?.name ?? '',
        orderFen,
        receiptFen,
        ...(visit?.talk !== undefined && { talk: visit.talk }),
        ...(visit?.result !== undefined &&
          resultField && { result: displayValue(resultField, visit.result) }),
      };
    });
}
