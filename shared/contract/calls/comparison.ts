import { z } from 'zod';
import { comparisonQuestion } from '../../comparison/question.ts';
import { type Call, reads, writes } from '../call.ts';
import { none } from '../shapes.ts';

const customer = { id: z.string(), code: z.string(), name: z.string() };

/** 客户综合销售力对比分析表: derived, nothing of it is stored. */
export const comparisonCalls = {
  /** Who has submitted sheets to compare, and of which years. */
  'comparison.customers': reads(
    'figures.read',
    none,
    z.array(z.object({ ...customer, years: z.array(z.int()) })),
  ),
  /** The sheets that are there, and the customers in the order of the question. */
  'comparison.sheets': reads(
    'figures.read',
    z.object({ question: comparisonQuestion }),
    z.object({
      customers: z.array(z.object(customer)),
      sheets: z.array(
        z.object({ customerId: z.string(), year: z.int(), body: z.record(z.string(), z.unknown()) }),
      ),
    }),
  ),
  'comparison.preview': reads(
    'sheet.print',
    z.object({ question: comparisonQuestion }),
    z.object({ address: z.string(), pages: z.int(), missingCharacters: z.array(z.string()) }),
  ),
  /** `false` when cancelled. */
  'comparison.print': writes('sheet.print', z.object({ question: comparisonQuestion }), z.boolean()),
  'comparison.save': writes('sheet.print', z.object({ question: comparisonQuestion }), z.boolean()),
} satisfies Record<string, Call>;
