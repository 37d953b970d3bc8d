import type { ComparisonQuestion } from '../../shared/comparison/question.ts';
import { refuse } from '../../shared/errors/index.ts';
import { type SalesPower, salesPowerKey } from '../../shared/forms/salesPower/rules.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';

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

/** Customers with a submitted 客户综合销售力分析表, by number. */
export function sheetedCustomers(archive: ReadableArchive): SheetedCustomer[] {
  return sql<{ id: string; code: string; name: string; years: string }>(
    archive,
    `SELECT card.id, card.number AS code, card.title AS name,
            json_group_array(json_extract(sheet.body, '$.year')) AS years
       FROM documents AS sheet JOIN documents AS card ON card.id = sheet.customer_id
      WHERE sheet.form = 'salesPower' AND sheet.state = 'submitted'
      GROUP BY card.id ORDER BY card.number, card.id`,
  )
    .all()
    .map(({ id, code, name, years }) => ({
      id,
      code,
      name,
      years: (JSON.parse(years) as number[]).toSorted((a, b) => b - a),
    }));
}

/** The submitted sheets that a comparison is made of; a customer without one is simply not among them. */
export function comparedSheets(archive: ReadableArchive, question: ComparisonQuestion): ComparedSheet[] {
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

/** The names as they stand on the cards now. @throws DOCUMENT_NOT_FOUND */
export function customersNamed(
  archive: ReadableArchive,
  ids: readonly string[],
): { id: string; code: string; name: string }[] {
  return ids.map(
    (id) =>
      sql<{ id: string; code: string; name: string }>(
        archive,
        `SELECT id, number AS code, title AS name FROM documents WHERE id = ? AND form = 'customerCard'`,
      ).get(id) ?? refuse('DOCUMENT_NOT_FOUND', { what: id }),
  );
}
