import { refuse } from '../../../shared/errors/index.ts';
import type { CustomerCard } from '../../../shared/forms/customerCard/rules.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { type PrintTable, printModel } from '../../../shared/forms/machinery/printModel.ts';
import { editionOf } from '../../../shared/forms/registry.ts';
import { levelName, stateText, typeName } from '../../../shared/rules/customerSummary/summaryRow.ts';
import { type ReadableArchive, sql } from '../../archive/connection.ts';
import { read } from '../../archive/transaction.ts';
import { CUSTOMER_FORM } from '../../documents/customerCards.ts';
import { rowOf } from '../../documents/record.ts';

export interface VisitQuestion {
  /** Id of the card. */
  customer: string;
  /** Days of visits, both included. */
  from?: string;
  to?: string;
}

/** A visit as its report says it, in finished strings. */
export interface RecordedVisit {
  reportId: string;
  date: string;
  salesperson: string;
  /** What stands in the columns, by key of the visit's fields; '' where nothing is filled in. */
  cells: Record<string, string>;
  /** The rest that is filled in: longer texts, orders line by line, and fields that have no column. */
  texts: { label: string; text: string }[];
  orderFen: number;
  receiptFen: number;
}

export interface VisitRecord {
  customer: CustomerHead;
  /** The newest first; the latest `MOST_VISITS` when there are more. */
  visits: RecordedVisit[];
  /** Of all visits in the period, also of those not listed. */
  total: { visits: number; orderFen: number; receiptFen: number };
}

export interface CustomerHead {
  id: string;
  code: string;
  name: string;
  type: string;
  level: string;
  state: string;
  salesperson: string;
  area: string;
  phone: string;
  contact: string;
}

/** Ten years of two visits a week. */
export const MOST_VISITS = 1000;

/** Fields of a visit that have a column of their own on paper and screen; the customer is the page's subject. */
export const columnKeys = [
  'arrived',
  'left',
  'stay',
  'way',
  'purposes',
  'metWith',
  'result',
  'nextVisit',
] as const;
const placed: ReadonlySet<string> = new Set([...columnKeys, 'customer', 'orderTotal', 'receipt']);
/** Texts that get a line to themselves; what else is filled in shares the last one. */
const ownLine: ReadonlySet<string> = new Set(['talk', 'opinion']);

/** @throws DOCUMENT_NOT_FOUND */
export function visitRecord(
  archive: ReadableArchive,
  { customer, from = '0000-01-01', to = '9999-12-31' }: VisitQuestion,
): VisitRecord {
  return read(archive, () => {
    const found = sql<Found>(
      archive,
      `SELECT report.id AS report, report.edition, report.body, dealing.row, order_fen, receipt_fen
         FROM dealings AS dealing JOIN documents AS report ON report.id = dealing.document_id
        WHERE dealing.customer_id = ? AND dealing.business_date BETWEEN ? AND ? AND report.form = 'visitReport'
        ORDER BY dealing.business_date DESC, report.id DESC, dealing.row DESC LIMIT ${MOST_VISITS}`,
    ).all(customer, from, to);
    const total = sql<{ visits: number; orderFen: number; receiptFen: number }>(
      archive,
      `SELECT count(*) AS visits, coalesce(sum(order_fen), 0) AS orderFen, coalesce(sum(receipt_fen), 0) AS receiptFen
         FROM dealings WHERE customer_id = ? AND business_date BETWEEN ? AND ?`,
    ).get(customer, from, to) ?? { visits: 0, orderFen: 0, receiptFen: 0 };
    return { customer: headOf(archive, customer), visits: found.map(visitOf), total };
  });
}

interface Found {
  report: string;
  edition: number;
  body: string;
  row: number;
  order_fen: number;
  receipt_fen: number;
}

function visitOf(found: Found): RecordedVisit {
  const body = JSON.parse(found.body) as Body & { date?: string; salesperson?: { name: string } };
  const visits = (body.visits ?? []) as Body[];
  // Only this line of the report: the others speak of other customers.
  const line = visits[found.row];
  const model = printModel(editionOf('visitReport', found.edition), { visits: line ? [line] : [] });
  const parts = model.sections
    .flatMap((section) => section.parts)
    .filter((part): part is PrintTable => part.kind === 'table' && part.key === 'visits')
    .flatMap((table) => table.rows[0]?.parts ?? []);
  const cells: Record<string, string> = {};
  const texts: RecordedVisit['texts'] = [];
  const rest: string[] = [];
  for (const part of parts) {
    if (part.kind === 'table') {
      if (part.rows.length > 0) texts.push({ label: part.label, text: part.rows.map(rowText).join('\n') });
    } else if (placed.has(part.key)) cells[part.key] = part.value;
    else if (part.value === '') continue;
    else if (ownLine.has(part.key)) texts.push({ label: part.label, text: part.value });
    else rest.push(`${part.label}：${part.value}`);
  }
  if (rest.length > 0) texts.push({ label: '其他', text: rest.join('　') });
  return {
    reportId: found.report,
    date: body.date ?? '',
    salesperson: body.salesperson?.name ?? '',
    cells,
    texts,
    orderFen: found.order_fen,
    receiptFen: found.receipt_fen,
  };
}

/** '防水涂料　2.5 桶': the filled cells of a row side by side. */
function rowText({ cells }: PrintTable['rows'][number]): string {
  return Object.values(cells)
    .filter((value) => value !== '')
    .join('　');
}

/** Who the customer is, as the card says today. @throws DOCUMENT_NOT_FOUND */
export function headOf(archive: ReadableArchive, id: string): CustomerHead {
  const row = rowOf(archive, id);
  if (row.form !== CUSTOMER_FORM) return refuse('DOCUMENT_NOT_FOUND', { what: id });
  const card = JSON.parse(row.body) as CustomerCard;
  const [contact] = card.contacts ?? [];
  return {
    id,
    code: row.number ?? '',
    name: row.title,
    type: typeName(card.customerType),
    level: levelName(card.level),
    state: stateText({
      ...(card.cooperation && { cooperation: card.cooperation }),
      ...(row.state === 'draft' && { draft: true }),
    }),
    salesperson: card.salesperson?.name ?? '',
    area: card.area ?? '',
    phone: contact?.mobile ?? contact?.phone ?? card.phone ?? '',
    contact: [contact?.name, contact?.position].filter(Boolean).join(' '),
  };
}
