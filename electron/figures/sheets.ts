import type { ComparisonQuestion } from '../../shared/comparison/question.ts';
import { refuse } from '../../shared/errors/index.ts';
import { type SalesPower, salesPowerKey } from '../../shared/forms/salesPower/rules.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { customerReach, refuseCustomerBeyond } from '../rights/reach.ts';

export interface ComparedSheet {
  customerId: string;
  year: number;
  body: SalesPower;
}

export interface SheetedCustomer {
  id: string;
  code: string;
  name: string;
  /** Of his submitted sheets, the latest first. */
  years: number[];
}

/** Customers with a submitted 客户综合销售力分析表, by number. @throws NO_RIGHT */
export function sheetedCustomers(archive: ReadableArchive, context: Context): SheetedCustomer[] {
  const reach = customerReach(context, 'card.id');
  return sql<{ id: string; code: string; name: string; years: string }>(
    archive,
    `SELECT card.id, card.number AS code, card.title AS name,
            json_group_array(json_extract(sheet.body, '$.year')) AS years
       FROM documents AS sheet JOIN documents AS card ON card.id = sheet.customer_id
      WHERE sheet.form = 'salesPower' AND sheet.state = 'submitted' AND ${reach.text}
      GROUP BY card.id ORDER BY card.number, card.id`,
  )
    .all(reach.values)
    .map(({ id, code, name, years }) => ({
      id,
      code,
      name,
      years: (JSON.parse(years) as number[]).toSorted((a, b) => b - a),
    }));
}

/** The submitted sheets that a comparison is made of; a customer without one is simply not among them. @throws NO_RIGHT, OUT_OF_SCOPE */
export function comparedSheets(
  archive: ReadableArchive,
  context: Context,
  question: ComparisonQuestion,
): ComparedSheet[] {
  for (const id of question.customers) refuseCustomerBeyond(archive, context, id);
  const years = question.way === 'years' ? [question.year, question.year - 1] : [question.year];
  return question.customers.flatMap((customerId) =>
    years.flatMap((year): ComparedSheet[] => {
      const row = sql<{ body: string }>(
        archive,
        `SELECT body FROM documents
          WHERE form = 'salesPower' AND unique_key = ? AND state <> 'void' AND state = 'submitted'`,
      ).get(salesPowerKey(customerId, year));
      return row ? [{ customerId, year, body: JSON.parse(row.body) as SalesPower }] : [];
    }),
  );
}

/** The names as they stand on the cards now. @throws DOCUMENT_NOT_FOUND, NO_RIGHT, OUT_OF_SCOPE */
export function customersNamed(
  archive: ReadableArchive,
  context: Context,
  ids: readonly string[],
): { id: string; code: string; name: string }[] {
  for (const id of ids) refuseCustomerBeyond(archive, context, id);
  return ids.map(
    (id) =>
      sql<{ id: string; code: string; name: string }>(
        archive,
        `SELECT id, number AS code, title AS name FROM documents WHERE id = ? AND form = 'customerCard'`,
      ).get(id) ?? refuse('DOCUMENT_NOT_FOUND', { what: id }),
  );
}
