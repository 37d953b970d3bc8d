import { z } from 'zod';
import { classKeys } from '../../rules/customerSummary/summaryRow.ts';
import { type Call, reads, writes } from '../call.ts';
import { businessDate, none } from '../shapes.ts';

const several = z.array(z.string().max(80)).max(100).exactOptional();

/** Which customers, on which day. An absent filter lets all through; a list lets any of it through. */
export const summaryQuestion = z.object({
  /** 截止日期. */
  until: businessDate,
  areas: several,
  /** Ids of people. */
  salespeople: several,
  types: several,
  levels: several,
  states: several,
  ...(Object.fromEntries(classKeys.map((key) => [key, several])) as Record<
    (typeof classKeys)[number],
    typeof several
  >),
});

const text = z.string().exactOptional();
const row = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  contact: text,
  position: text,
  phone: text,
  address: text,
  industry: text,
  type: text,
  level: text,
  salesperson: text,
  yearFen: z.int(),
  lastVisit: text,
  cooperation: text,
  draft: z.literal(true).exactOptional(),
});
const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customer'), place: z.int(), row }),
  z.object({
    kind: z.literal('total'),
    of: z.enum(['level', 'type', 'all']),
    label: z.string(),
    count: z.int(),
    yearFen: z.int(),
  }),
]);

const total = z.object({ count: z.int(), yearFen: z.int() });

/** 客户归类汇总表: derived, nothing of it is stored. */
export const summaryCalls = {
  /** Lines `from` (0-based) on, at most `count` of them, and how many there are. */
  'summary.lines': reads(
    'card.read',
    z.object({
      question: summaryQuestion,
      from: z.int().nonnegative(),
      count: z.int().min(1).max(500),
    }),
    z.object({ lines: z.array(line), lineCount: z.int(), total }),
  ),
  /** 区域 that cards name, for the filter. */
  'summary.areas': reads('card.read', none, z.array(z.string())),
  'summary.preview': reads(
    'sheet.print',
    z.object({ question: summaryQuestion }),
    z.object({ address: z.string(), pages: z.int(), missingCharacters: z.array(z.string()) }),
  ),
  /** `false` when cancelled. */
  'summary.print': writes('sheet.print', z.object({ question: summaryQuestion }), z.boolean()),
  'summary.save': writes(
    'card.export',
    z.object({ question: summaryQuestion, as: z.enum(['pdf', 'xlsx', 'csv']) }),
    z.boolean(),
  ),
} satisfies Record<string, Call>;
