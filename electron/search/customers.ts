import type { Body } from '../../shared/forms/machinery/form.ts';
import { foldText, normaliseName } from '../../shared/rules/customerName/normaliseName.ts';
import { COUNTED_WHILE_TYPING } from '../../shared/rules/customerSearch/counting.ts';
import {
  creditCodeQuery,
  initialsQuery,
  searchQuery,
} from '../../shared/rules/customerSearch/searchQuery.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { listTableOf } from '../archive/listTables.ts';
import { read } from '../archive/transaction.ts';
import { CUSTOMER_FORM } from '../documents/customerCards.ts';
import { formReach, type Reach } from '../rights/reach.ts';
import '../../shared/rules/customerName/pinyinWords.ts';

export interface CustomerHit {
  id: string;
  code: string;
  name: string;
  /** What of the card was found, when it is neither name nor code: a contact, an address, a number. */
  found?: string;
}

export interface CustomersFound {
  /** How many there are, counted up to `countTo`. */
  total: number;
  hits: CustomerHit[];
}

/** So many of the matches are ranked; of a text that matches more, the ones with an older card, or the smaller credit code. */
const MOST_RANKED = 300;

/**
 * Customers by any part of name, short name, contact, address, phone, code or credit code, by pinyin or by initials.
 * Order: the exact code, names that begin with the text, names that hold it, the rest; each by age of the card.
 * Void cards are not found, nor customers that the actor may not read.
 * @throws NO_RIGHT
 */
export function searchCustomers(
  archive: ReadableArchive,
  context: Context,
  input: { text: string; limit: number; countTo?: number },
): CustomersFound {
  const { countTo = COUNTED_WHILE_TYPING } = input;
  const query = searchQuery(input.text);
  const reach = formReach(context, CUSTOMER_FORM);
  if (query === null) return { total: 0, hits: [] };
  return read(archive, () => {
    const first = [
      ...withCode(archive, reach, input.text),
      ...nameBeginsWith(archive, reach, input.text, input.limit),
    ];
    const crowd = crowdOfCreditCodes(
      archive,
      formReach(context, CUSTOMER_FORM, 'listed.row'),
      input.text,
      countTo,
    );
    const reachByRow = formReach(context, CUSTOMER_FORM, '+rowid');
    const found =
      crowdOfInitials(archive, reachByRow, input.text, countTo) ??
      matches(archive, reachByRow, crowd?.otherwise ?? query, countTo);
    const total = crowd ? countTo : found.total;
    const matching = crowd
      ? [...found.rows, ...withCreditCode(archive, reach, crowd.beginning, input.limit)]
      : found.rows;
    const hits = ranked(input.text, uniqueOf([...first, ...matching])).slice(0, input.limit);
    return { total, hits: hits.map((row) => hitOf(archive, row, input.text)) };
  });
}

interface Row {
  row: number;
  id: string;
  number: string | null;
  title: string;
}

const COLUMNS = 'documents.row, documents.id, documents.number, documents.title';

/** The table behind the list of cards, and beside each of its rows the card; by their order, so that it is read first. */
const TABLE = listTableOf(CUSTOMER_FORM);
const LISTED = `${TABLE} AS listed CROSS JOIN documents ON documents.row = listed.row`;
const CREDIT_CODE = 'value_creditCode';

function withCode(archive: ReadableArchive, reach: Reach, text: string): Row[] {
  return sql<Row>(
    archive,
    `SELECT ${COLUMNS} FROM documents WHERE number = ? AND form = '${CUSTOMER_FORM}' AND state <> 'void'
       AND ${reach.text}`,
  ).all(text.normalize('NFKC').trim().toUpperCase(), reach.values);
}

function nameBeginsWith(archive: ReadableArchive, reach: Reach, text: string, limit: number): Row[] {
  const start = text.trim();
  if (start === '') return [];
  return sql<Row>(
    archive,
    `SELECT ${COLUMNS} FROM ${LISTED} WHERE listed.title >= ? AND listed.title < ?
       AND listed.state <> 'void' AND ${reach.text} ORDER BY listed.title, listed.row LIMIT ?`,
  ).all(start, `${start}\u{10ffff}`, limit, reach.values);
}

/** Found once for both the count and the rows: of a number that few have, finding is what takes long. */
function matches(
  archive: ReadableArchive,
  reach: Reach,
  query: string,
  countTo: number,
): { total: number; rows: Row[] } {
  const found = sql<Row & { total: number }>(
    archive,
    `WITH found AS MATERIALIZED (SELECT rowid AS row FROM customer_search WHERE customer_search MATCH ?
       AND ${reach.text} LIMIT ?)
     SELECT ${COLUMNS}, (SELECT count(*) FROM found) AS total
       FROM (SELECT row FROM found LIMIT ${MOST_RANKED}) AS first JOIN documents ON documents.row = first.row`,
  ).all(query, Math.max(countTo, MOST_RANKED), reach.values);
  const total = Math.min(found[0]?.total ?? 0, countTo);
  return { total, rows: found.map(({ total: _, ...row }) => row) };
}

/** When so many customers have these initials that they are no longer counted: then nobody needs the rest. */
function crowdOfInitials(
  archive: ReadableArchive,
  reach: Reach,
  text: string,
  countTo: number,
): ReturnType<typeof matches> | undefined {
  const query = initialsQuery(text);
  const found = query === undefined ? undefined : matches(archive, reach, query, countTo);
  return found?.total === countTo ? found : undefined;
}

const BEGINS_CREDIT_CODE = `listed.${CREDIT_CODE} >= ? AND listed.${CREDIT_CODE} < ? AND listed.state <> 'void'`;

const rangeOf = (beginning: string) => [beginning, `${beginning}\u{10ffff}`] as const;

/** What to ask instead when more credit codes than are counted begin with the text. */
function crowdOfCreditCodes(
  archive: ReadableArchive,
  reach: Reach,
  text: string,
  countTo: number,
): ReturnType<typeof creditCodeQuery> {
  const asked = creditCodeQuery(text);
  if (!asked) return undefined;
  const row = sql<{ count: number }>(
    archive,
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${TABLE} AS listed
       WHERE ${BEGINS_CREDIT_CODE} AND ${reach.text} LIMIT ?)`,
  ).get(...rangeOf(asked.beginning), countTo, reach.values);
  return row?.count === countTo ? asked : undefined;
}

function withCreditCode(archive: ReadableArchive, reach: Reach, beginning: string, limit: number): Row[] {
  return sql<Row>(
    archive,
    `SELECT ${COLUMNS} FROM ${LISTED} WHERE ${BEGINS_CREDIT_CODE} AND ${reach.text}
       ORDER BY listed.${CREDIT_CODE}, listed.row LIMIT ?`,
  ).all(...rangeOf(beginning), limit, reach.values);
}

const uniqueOf = (rows: readonly Row[]): Row[] => [...new Map(rows.map((row) => [row.row, row])).values()];

function ranked(text: string, rows: readonly Row[]): Row[] {
  const folded = foldText(text);
  const code = text.normalize('NFKC').trim().toUpperCase();
  const rank = (row: Row): number => {
    if (row.number === code) return 0;
    const name = foldText(row.title);
    if (name.startsWith(folded)) return 1;
    return name.includes(folded) ? 2 : 3;
  };
  return rows
    .map((row) => ({ row, rank: rank(row) }))
    .sort((one, other) => one.rank - other.rank || one.row.row - other.row.row)
    .map(({ row }) => row);
}

function hitOf(archive: ReadableArchive, row: Row, text: string): CustomerHit {
  const found = foldText(row.title).includes(foldText(text)) ? undefined : whatWasFound(archive, row, text);
  return { id: row.id, code: row.number ?? '', name: row.title, ...(found !== undefined && { found }) };
}

function whatWasFound(archive: ReadableArchive, row: Row, text: string): string | undefined {
  const stored = sql<{ body: string }>(archive, 'SELECT body FROM documents WHERE row = ?').get(row.row);
  const body = JSON.parse(stored?.body ?? '{}') as Body;
  const contacts = (body.contacts as Body[] | undefined) ?? [];
  const folded = foldText(text);
  const texts = [
    body.shortName,
    ...contacts.map((contact) => contact.name),
    [body.province, body.city, body.district, body.address].filter(Boolean).join(''),
    body.phone,
    body.fax,
    ...contacts.flatMap((contact) => [contact.mobile, contact.phone]),
    body.creditCode,
  ];
  return texts.find(
    (value): value is string => typeof value === 'string' && foldText(value).includes(folded),
  );
}

export interface Duplicate {
  id: string;
  code: string;
  name: string;
  reason: 'sameCode' | 'sameName';
}

/**
 * Cards that may be of the same customer: the same credit code, or the same name but for its legal form. Void ones don't
 * count. Others' customers are named too, by number and name alone: a second card of one would be worse.
 */
export function findDuplicates(
  archive: ReadableArchive,
  input: { name?: string; creditCode?: string; except?: string },
): Duplicate[] {
  const creditCode = input.creditCode?.normalize('NFKC').trim().toUpperCase();
  const sameCode = creditCode
    ? sql<Row>(
        archive,
        `SELECT ${COLUMNS} FROM ${LISTED} WHERE listed.${CREDIT_CODE} = ? AND listed.state <> 'void'
           ORDER BY listed.row LIMIT 20`,
      ).all(creditCode)
    : [];
  const nameKey = normaliseName(input.name ?? '');
  const sameName = nameKey
    ? sql<Row>(
        archive,
        `SELECT ${COLUMNS} FROM documents WHERE form = '${CUSTOMER_FORM}' AND name_key = ?
           AND name_key IS NOT NULL AND state <> 'void' ORDER BY id LIMIT 20`,
      ).all(nameKey)
    : [];
  const duplicates = [
    ...sameCode.map((row) => duplicateOf(row, 'sameCode')),
    ...sameName
      .filter((row) => !sameCode.some((other) => other.id === row.id))
      .map((row) => duplicateOf(row, 'sameName')),
  ];
  return duplicates.filter((duplicate) => duplicate.id !== input.except);
}

const duplicateOf = (row: Row, reason: Duplicate['reason']): Duplicate => ({
  id: row.id,
  code: row.number ?? '',
  name: row.title,
  reason,
});
