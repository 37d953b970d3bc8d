import { z } from 'zod';
import { refuse } from '../../shared/errors/index.ts';
import type { Body } from '../../shared/forms/machinery/form.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { listTableOf } from '../archive/listTables.ts';
import { read } from '../archive/transaction.ts';
import { formReach, type Reach } from '../rights/reach.ts';
import { condition, expressionOf, type Filter, listColumns } from './listColumns.ts';
import type { DocumentState } from './record.ts';

export interface ListInput {
  form: string;
  filters: readonly Filter[];
  sort: { column: string; direction: 'up' | 'down' };
  /** The page before's `next`. */
  after?: string;
  /** 1–200. */
  limit: number;
}

export interface ListRow {
  id: string;
  form: string;
  number?: string;
  title: string;
  state: DocumentState;
  businessDate?: string;
  completeness: number;
  revision: number;
  updatedAt: string;
  /** Name. */
  updatedBy: string;
  /** Of the form's list columns, as in the body. */
  values: Body;
}

const MOST_ROWS = 200;
/** Counting stops here: more is shown as "more than". */
const MOST_COUNTED = 100_000;

/** Where a page ended: whether among filled or empty sort values, the last value, the last document's row. */
const cursorShape = z.tuple([z.enum(['filled', 'empty']), z.union([z.string(), z.number()]), z.int()]);
type Cursor = z.infer<typeof cursorShape>;

/**
 * One page of a form's documents that the actor may read, sorted by one column and then by age; empty values come last
 * in both directions.
 * Pages are found by key, so that the last is as fast as the first and none skips a row that came in between.
 * @throws UNKNOWN_FORM, NO_RIGHT, BAD_REQUEST for an unknown column or test or a foreign `after`
 */
export function listDocuments(
  archive: ReadableArchive,
  context: Context,
  input: ListInput,
): { rows: ListRow[]; next?: string } {
  const { description } = formOf(input.form);
  const limit = Math.min(Math.max(1, input.limit), MOST_ROWS);
  const sort = expressionOf(description, input.sort.column);
  const where = conditions(context, input.form, input.filters);
  const cursor = input.after === undefined ? undefined : readCursor(input.after);
  const columns = listColumns(description);
  return read(archive, () => {
    const page = (part: Cursor[0], from: Cursor | undefined, count: number) =>
      pageOf(archive, { form: input.form, where, sort, direction: input.sort.direction, part, from, count });
    // One more than asked tells whether there is a next page.
    const wanted = limit + 1;
    const filled = cursor?.[0] === 'empty' ? [] : page('filled', cursor, wanted);
    const empty =
      filled.length < wanted
        ? page('empty', cursor?.[0] === 'empty' ? cursor : undefined, wanted - filled.length)
        : [];
    const found = [...filled, ...empty].slice(0, limit);
    const last = found.at(-1);
    const more = filled.length + empty.length > limit;
    return {
      rows: found.map((row) => listRow(row, input.form, columns)),
      ...(more && last && { next: writeCursor(last) }),
    };
  });
}

/** How many documents a list has; `more` when it stopped counting. @throws as listDocuments */
export function countDocuments(
  archive: ReadableArchive,
  context: Context,
  input: { form: string; filters: readonly Filter[] },
): { count: number; more: boolean } {
  const { text, values, reach } = conditions(context, input.form, input.filters);
  const row = read(archive, () =>
    sql<{ count: number }>(
      archive,
      `SELECT count(*) AS count FROM (SELECT 1 FROM ${listTableOf(input.form)} WHERE ${text} LIMIT ${MOST_COUNTED + 1})`,
    ).get(...values, reach),
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED };
}

interface Condition {
  text: string;
  values: (string | number)[];
  /** Named values of the actor's reach. */
  reach: Reach['values'];
}

function conditions(context: Context, formKey: string, filters: readonly Filter[]): Condition {
  const { description } = formOf(formKey);
  const reach = formReach(context, formKey, 'row');
  const parts = filters.map((filter) => condition(description, filter));
  return {
    text: [reach.text, ...parts.map((part) => part.text)].join(' AND '),
    values: parts.flatMap((part) => part.values),
    reach: reach.values,
  };
}

interface Found {
  row: number;
  id: string;
  number: string | null;
  title: string;
  state: DocumentState;
  business_date: string | null;
  completeness: number;
  revision: number;
  updated_at: string;
  updated_by: string;
  body: string;
  sort_value: string | number | null;
}

interface Page {
  form: string;
  where: Condition;
  sort: string;
  direction: 'up' | 'down';
  part: Cursor[0];
  from: Cursor | undefined;
  count: number;
}

/** The rows of the page are found in the list's table; the documents, whose bodies are long, are read for these only. */
function pageOf(archive: ReadableArchive, page: Page): Found[] {
  const { form, where, sort, direction, part, from, count } = page;
  const order = direction === 'up' ? 'ASC' : 'DESC';
  const beyond = direction === 'up' ? '>' : '<';
  const conditions = [where.text, `${sort} IS ${part === 'filled' ? 'NOT ' : ''}NULL`];
  const values = [...where.values];
  if (from && part === 'filled') {
    conditions.push(`${sort} ${beyond}= ? AND (${sort} ${beyond} ? OR row ${beyond} ?)`);
    values.push(from[1], from[1], from[2]);
  } else if (from) {
    conditions.push(`row ${beyond} ?`);
    values.push(from[2]);
  }
  const rows = sql<Pick<Found, 'row' | 'sort_value'>>(
    archive,
    `SELECT row, ${sort} AS sort_value FROM ${listTableOf(form)} WHERE ${conditions.join(' AND ')}
     ORDER BY ${part === 'filled' ? `${sort} ${order}, ` : ''}row ${order} LIMIT ${count}`,
  ).all(...values, where.reach);
  const whole = sql<Omit<Found, 'row' | 'sort_value'>>(
    archive,
    `SELECT id, number, title, state, business_date, completeness, revision, updated_at, body,
       (SELECT name FROM people WHERE people.id = documents.updated_by) AS updated_by
     FROM documents WHERE row = ?`,
  );
  return rows.flatMap((found) => {
    const document = whole.get(found.row);
    return document ? [{ ...found, ...document }] : [];
  });
}

function listRow(row: Found, form: string, columns: readonly string[]): ListRow {
  const body = JSON.parse(row.body) as Body;
  return {
    id: row.id,
    form,
    ...(row.number !== null && { number: row.number }),
    title: row.title,
    state: row.state,
    ...(row.business_date !== null && { businessDate: row.business_date }),
    completeness: row.completeness,
    revision: row.revision,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    values: Object.fromEntries(columns.flatMap((key) => (body[key] === undefined ? [] : [[key, body[key]]]))),
  };
}

function writeCursor(row: Found): string {
  const cursor: Cursor = [row.sort_value === null ? 'empty' : 'filled', row.sort_value ?? '', row.row];
  return Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');
}

function readCursor(text: string): Cursor {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return refuse('BAD_REQUEST', { where: 'after' });
  }
}
