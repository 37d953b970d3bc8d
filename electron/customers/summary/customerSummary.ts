import type { z } from 'zod';
import type { summaryQuestion } from '../../../shared/contract/calls/summary.ts';
import {
  classKeys,
  levelNames,
  type SummaryRow,
  typeNames,
} from '../../../shared/rules/customerSummary/summaryRow.ts';
import { type ReadableArchive, sql } from '../../archive/connection.ts';
import type { Context } from '../../archive/context.ts';
import { read } from '../../archive/transaction.ts';
import { CUSTOMER_FORM } from '../../documents/customerCards.ts';
import { formReach, type Reach } from '../../rights/reach.ts';

export type SummaryQuestion = z.output<typeof summaryQuestion>;

/** Keys of the card by which the summary is narrowed. */
const filters: readonly [keyof SummaryQuestion, string][] = [
  ['areas', '$.area'],
  ['salespeople', '$.salesperson.id'],
  ['types', '$.customerType'],
  ['levels', '$.level'],
  ['states', '$.cooperation'],
  ...classKeys.map((key): [keyof SummaryQuestion, string] => [key, `$.${key}`]),
];

/** Later than every time of the day: times are local ISO texts. */
const endOf = (date: string) => `${date}U`;

/**
 * The customers as their cards stood at the end of `until`, with the year's orders up to it and the last visit up to it
 * (reports as they stand now: one handed in late belongs to its day). A card that was void by then, or not yet begun,
 * is left out; a draft stands for a customer whose card is still awaited. Sorted by type, level and number.
 * `reach`: of the actor, over `stood.id`.
 */
export function customerSummary(
  archive: ReadableArchive,
  question: SummaryQuestion,
  reach: Reach,
): SummaryRow[] {
  const { until } = question;
  const conditions = filters.flatMap(([key, path]) => {
    const wanted = question[key];
    if (wanted === undefined || typeof wanted === 'string' || wanted.length === 0) return [];
    const value = `json_extract(body, '${path}')`;
    // No level is 未分级.
    const given = key === 'levels' ? `coalesce(${value}, 'unrated')` : value;
    return [{ text: `${given} IN (${wanted.map(() => '?').join(', ')})`, values: wanted }];
  });
  const rows = read(archive, () =>
    sql<Found>(
      archive,
      `WITH stood AS (
         SELECT card.id, card.number, entry.body, entry.state FROM documents AS card
           JOIN revisions AS entry ON entry.document_id = card.id AND entry.revision =
             (SELECT max(revision) FROM revisions AS earlier WHERE earlier.document_id = card.id AND earlier.at < ?)
          WHERE card.form = 'customerCard' AND card.updated_at >= ?
         UNION ALL
         SELECT id, number, body, state FROM documents WHERE form = 'customerCard' AND updated_at < ?
       ), dealt AS (
         SELECT customer_id, sum(iif(business_date >= ?, order_fen, 0)) AS year_fen, max(business_date) AS last_visit
           FROM dealings WHERE business_date <= ? GROUP BY customer_id
       )
       SELECT stood.id, number, state,
              json_extract(body, ${paths.map((path) => `'${path}'`).join(', ')}) AS picked,
              coalesce(year_fen, 0) AS year_fen, last_visit
         FROM stood LEFT JOIN dealt ON dealt.customer_id = stood.id
        WHERE state <> 'void' AND ${reach.text} ${conditions.map(({ text }) => `AND ${text}`).join(' ')}
        ORDER BY ${orderBy('$.customerType', Object.keys(typeNames))},
                 ${orderBy('$.level', Object.keys(levelNames), 'unrated')}, number, stood.id`,
    ).all(
      endOf(until),
      endOf(until),
      endOf(until),
      `${until.slice(0, 4)}-01-01`,
      until,
      ...conditions.flatMap(({ values }) => values),
      reach.values,
    ),
  );
  return rows.map(rowOf);
}

/** 区域 of the cards that are not void, in the order of their names. */
export function areasOf(archive: ReadableArchive, context: Context): string[] {
  const reach = formReach(context, CUSTOMER_FORM, 'row');
  const areas = sql<{ area: string }>(
    archive,
    `SELECT DISTINCT value_area AS area FROM list_customerCard
      WHERE state <> 'void' AND value_area IS NOT NULL AND ${reach.text}`,
  )
    .all(reach.values)
    .map(({ area }) => area);
  return areas.sort((a, b) => a.localeCompare(b, 'zh-CN'));
}

interface Found {
  id: string;
  number: string;
  state: string;
  /** JSON array of `paths`. */
  picked: string;
  year_fen: number;
  last_visit: string | null;
}

/** Picked in one reading of the body. */
const paths = [
  '$.fullName',
  '$.contacts[0].name',
  '$.contacts[0].position',
  '$.contacts[0].mobile',
  '$.contacts[0].phone',
  '$.phone',
  '$.province',
  '$.city',
  '$.district',
  '$.address',
  '$.industry',
  '$.customerType',
  '$.level',
  '$.salesperson.name',
  '$.cooperation',
];

function orderBy(path: string, keys: readonly string[], missing?: string): string {
  const value = `json_extract(body, '${path}')`;
  const given = missing === undefined ? value : `coalesce(${value}, '${missing}')`;
  const cases = keys.map((key, index) => `WHEN '${key}' THEN ${index}`).join(' ');
  return `CASE ${given} ${cases} ELSE ${keys.length} END`;
}

function rowOf(found: Found): SummaryRow {
  const [
    name,
    contact,
    position,
    mobile,
    theirPhone,
    phone,
    province,
    city,
    district,
    address,
    industry,
    type,
    level,
    salesperson,
    cooperation,
  ] = JSON.parse(found.picked) as (string | null)[];
  const reached = mobile ?? theirPhone ?? phone;
  const place = wholeAddress(province, city, district, address);
  return {
    id: found.id,
    code: found.number,
    name: name ?? '（未写名称的客户）',
    ...(contact && { contact }),
    ...(position && { position }),
    ...(reached && { phone: reached }),
    ...(place && { address: place }),
    ...(industry && { industry }),
    ...(type && { type }),
    ...(level && { level }),
    ...(salesperson && { salesperson }),
    yearFen: found.year_fen,
    ...(found.last_visit && { lastVisit: found.last_visit }),
    ...(cooperation && { cooperation }),
    ...(found.state === 'draft' && { draft: true }),
  };
}

/** Without saying twice what is both province and city (上海市), or what the detailed address begins with. */
function wholeAddress(...parts: (string | null | undefined)[]): string {
  const address = parts.pop() ?? '';
  const region = [...new Set(parts.filter((part): part is string => Boolean(part)))];
  const missing = region.filter((part) => !address.startsWith(part) && !address.includes(part));
  return `${missing.join('')}${address}`;
}
