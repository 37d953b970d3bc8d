import { z } from 'zod';
import { measureKeys } from './measures.ts';

/** More customers than this fit no sheet and no eye. */
export const MOST_CUSTOMERS = 12;
/** Columns with their ranks, on A4. */
export const MOST_MEASURES = 6;

/** What is compared: one customer's year with the year before, or several customers in one year. */
export const comparisonQuestion = z.object({
  way: z.enum(['years', 'customers']),
  /** Ids; one for `years`. */
  customers: z.array(z.uuid()).min(1).max(MOST_CUSTOMERS),
  year: z.int().min(2000).max(2100),
  measures: z.array(z.enum(measureKeys)).min(1).max(MOST_MEASURES),
});

export type ComparisonQuestion = z.infer<typeof comparisonQuestion>;
