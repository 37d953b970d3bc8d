import type { SalesPower } from '../forms/salesPower/rules.ts';
import { type CustomersComparison, compareCustomers } from './customers.ts';
import type { ComparisonQuestion } from './question.ts';
import { compareYears, type YearsComparison } from './years.ts';

export type Comparison = ({ way: 'years' } & YearsComparison) | ({ way: 'customers' } & CustomersComparison);

/** What page and paper show. `customers` are in the order of the question. */
export function comparisonOf(
  question: ComparisonQuestion,
  customers: readonly { id: string; code: string; name: string }[],
  sheets: readonly { customerId: string; year: number; body: SalesPower }[],
): Comparison {
  const { year, measures } = question;
  const sheetOf = (customerId: string | undefined, of: number) =>
    sheets.find((sheet) => sheet.customerId === customerId && sheet.year === of)?.body;
  if (question.way === 'years') {
    const thisYear = sheetOf(customers[0]?.id, year);
    const lastYear = sheetOf(customers[0]?.id, year - 1);
    const both = { ...(thisYear && { thisYear }), ...(lastYear && { lastYear }) };
    return { way: 'years', ...compareYears(year, both, measures) };
  }
  const compared = customers.map((customer) => {
    const sheet = sheetOf(customer.id, year);
    return { ...customer, ...(sheet && { sheet }) };
  });
  return { way: 'customers', ...compareCustomers(year, compared, measures) };
}

/** '1–10 月': the months over which both years are counted. */
export function monthsCounted(until: number): string {
  return until <= 1 ? '1 月' : `1–${until} 月`;
}
