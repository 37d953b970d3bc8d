import { expect, test } from 'vitest';
import { getDocument } from '../../../electron/documents/record.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { factsFor } from '../../../electron/facts/facts.ts';
import { comparedSheets, customersNamed, sheetedCustomers } from '../../../electron/figures/sheets.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import type { PerformanceCredit } from '../../../shared/forms/performanceCredit/rules.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import type { SalesPower } from '../../../shared/forms/salesPower/rules.ts';
import { standardRules } from '../../../shared/rules/branchRules/branchRules.ts';
import { newArchive } from '../archive/newArchive.ts';
import { wholeCard, wholeReport } from '../documents/bodies.ts';
import { submitCard } from '../documents/branch.ts';
import { codeOf } from '../refusal.ts';

async function branch() {
  const archive = await newArchive();
  const author = { id: archive.context.actor.personId, name: archive.context.actor.name };
  const id = submitCard(archive, wholeCard(author, { creditLimit: 5_000_000 }));
  const [named] = customersNamed(archive.archive.readable, archive.context, [id]);
  if (!named) throw new Error('no customer');
  const save = (form: string, body: Body, as: 'draft' | 'submitted' = 'submitted') =>
    saveDocument(archive.archive.writable, archive.context, { form, baseRevision: 0, body, as });
  return { ...archive, author, customer: named, save };
}

type Branch = Awaited<ReturnType<typeof branch>>;

const quarter = ({ customer }: Branch, more: PerformanceCredit = {}): Body => ({
  customer,
  year: 2026,
  period: 'q3',
  asOf: '2026-09-30',
  deliveries: [{ shipped: '2026-07-03', amount: 1_000_000, received: 400_000, receivedOn: '2026-08-20' }],
  ...more,
});

const power = ({ customer }: Branch, more: SalesPower = {}): Body => ({
  customer,
  year: 2026,
  asOf: '2026-12-31',
  unit: '件',
  months: [{ month: 11, volume: 1_000, sales: 300_000 }],
  ...more,
});

test('credit limit, the year before and what was open come from the card and the earlier sheets', async () => {
  const test = await branch();
  const form = formOf('performanceCredit');
  const factsOf = (body: Body) => factsFor(test.archive.readable, form, body);
  expect(factsOf(quarter(test))).toEqual({ creditLimit: 5_000_000, marks: standardRules });
  test.save('performanceCredit', quarter(test));
  const draft = quarter(test, {
    period: 'q2',
    asOf: '2026-06-30',
    deliveries: [{ shipped: '2026-04-01', amount: 77 }],
  });
  test.save('performanceCredit', draft, 'draft');
  expect(factsOf(quarter(test, { period: 'q4' }))).toEqual({
    creditLimit: 5_000_000,
    broughtForward: 600_000,
    marks: standardRules,
  });
  expect(factsOf(quarter(test, { year: 2027 }))).toEqual({
    creditLimit: 5_000_000,
    lastYear: { mark: '差', sales: 1_000_000, receivedRate: 4000 },
    marks: standardRules,
  });
  // A draft says nothing yet.
  expect(factsOf(quarter(test))).toEqual({ creditLimit: 5_000_000, marks: standardRules });
});

test('what the archive knew is stored with the sheet', async () => {
  const test = await branch();
  const { id } = test.save('performanceCredit', quarter(test));
  expect(getDocument(test.archive.readable, id).body).toMatchObject({
    creditLimit: 5_000_000,
    creditUse: 1200,
    unpaidTotal: 600_000,
    longestOverdue: 41,
  });
});

test('one sheet for each customer and period', async () => {
  const test = await branch();
  test.save('performanceCredit', quarter(test));
  expect(await codeOf(() => test.save('performanceCredit', quarter(test)))).toBe('DUPLICATE_DOCUMENT');
  test.save('performanceCredit', quarter(test, { period: 'year' }));
});

test('visits are counted by month from submitted reports', async () => {
  const test = await branch();
  const withVisit = wholeReport(test.author, test.customer);
  const saved = test.save('visitReport', withVisit);
  const facts = () =>
    factsFor(test.archive.readable, formOf('salesPower'), power(test)) as { visits: number[] };
  const month = Number(String(withVisit.date).slice(5, 7));
  expect(facts().visits[month - 1]).toBe(1);
  expect(facts().visits.reduce((sum, count) => sum + count, 0)).toBe(1);
  voidDocument(test.archive.writable, test.context, { id: saved.id, reason: '填错' });
  expect(facts().visits[month - 1]).toBe(0);
});

test('submitted sheets alone are compared', async () => {
  const test = await branch();
  const read = test.archive.readable;
  const question = {
    way: 'years' as const,
    customers: [test.customer.id],
    year: 2026,
    measures: ['sales' as const],
  };
  expect(sheetedCustomers(read, test.context)).toEqual([]);
  expect(comparedSheets(read, test.context, question)).toEqual([]);
  test.save('salesPower', power(test));
  test.save('salesPower', power(test, { year: 2025, asOf: '2025-12-31' }), 'draft');
  expect(sheetedCustomers(read, test.context)).toEqual([{ ...test.customer, years: [2026] }]);
  expect(
    comparedSheets(read, test.context, question).map(({ year, body }) => [year, body.salesTotal]),
  ).toEqual([[2026, 300_000]]);
  expect(comparedSheets(read, test.context, { ...question, way: 'customers' })).toHaveLength(1);
});
