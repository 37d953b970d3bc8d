import { reportingRoles } from '../../rights/roles.ts';
import type { CrossQuestion } from '../../rules/accompaniment/crossCheck.ts';
import { crossQuestion } from '../../rules/accompaniment/crossCheck.ts';
import { weekdayName } from '../../rules/calendar/businessDate.ts';
import { lineAmount, ratio } from '../../rules/money/money.ts';
import type { BodyOf, Dealing, FormRules, Problem } from '../machinery/form.ts';
import { accompanimentProposals, accompanimentText } from './accompaniment.ts';
import type { visitReportDescription } from './description.ts';
import { flagsLine, type ReportFacts, textFlags } from './textFlags.ts';

export type VisitReport = BodyOf<typeof visitReportDescription>;
export type Visit = NonNullable<VisitReport['visits']>[number];

export const visitReportRules: FormRules<VisitReport, ReportFacts> = {
  start({ author, today }) {
    const { id, name } = author;
    return { date: today, ...(reportingRoles.includes(author.role) && { salesperson: { id, name } }) };
  },

  question(report): CrossQuestion | undefined {
    return crossQuestion(
      report.salesperson,
      report.date,
      (report.visits ?? []).map(({ companion }) => companion),
    );
  },

  compute(report, facts) {
    const visits = report.visits?.map(computeVisit);
    const orderTotal = sum(visits, (visit) => visit.orderTotal);
    const receiptTotal = sum(visits, (visit) => visit.receipt);
    return withoutEmpty({
      ...report,
      visits,
      weekday: report.date === undefined ? undefined : weekdayName(report.date),
      customersVisited: new Set(
        (visits ?? []).flatMap((visit) => (visit.customer ? [identityOf(visit.customer)] : [])),
      ).size,
      newCustomers: (visits ?? []).filter((visit) => isNewlyDeveloped(visit)).length,
      orderTotal,
      receiptTotal,
      achieved: report.dayTarget ? (ratio(orderTotal, report.dayTarget) ?? undefined) : undefined,
      expenseTotal: sum(report.expenses, (expense) => expense.amount),
      accompaniment: accompanimentText(report, facts),
      flags: flagsLine(textFlags(visits ?? [], facts)),
    });
  },

  check(report, facts) {
    return [
      ...(report.visits ?? []).flatMap((visit, row) => visitProblems(visit, row, report.salesperson?.id)),
      ...textFlags(report.visits ?? [], facts),
      ...overlaps(report.visits ?? []),
      ...(report.workFrom && report.workTo && report.workTo < report.workFrom
        ? [problem(['workTo'], '下班早于上班，请核对')]
        : []),
      ...(report.verdict === 'ineffective' && !report.verdictReason
        ? [problem(['verdictReason'], '评定为无效时请写明原因')]
        : []),
    ];
  },

  index(report) {
    return {
      title: [report.salesperson?.name, report.date].filter(Boolean).join(' ') || '（未写日期的日报）',
      ...(report.salesperson && { personId: report.salesperson.id }),
      ...(report.date && { businessDate: report.date }),
      ...(report.salesperson && report.date && { uniqueKey: `${report.salesperson.id} ${report.date}` }),
      dealings: dealingsOf(report),
    };
  },

  proposals: accompanimentProposals,

  linkNewCustomers(report, link) {
    if (!report.visits?.some((visit) => visit.customer && visit.customer.id === undefined)) return report;
    return {
      ...report,
      visits: report.visits.map((visit) =>
        visit.customer && visit.customer.id === undefined
          ? { ...visit, customer: link(visit.customer.name) }
          : visit,
      ),
    };
  },
};

function computeVisit(visit: Visit): Visit {
  const orders = visit.orders?.map((order) =>
    withoutEmpty({
      ...order,
      amount:
        order.quantity === undefined || order.price === undefined
          ? undefined
          : (lineAmount(order.quantity, order.price) ?? undefined),
    }),
  );
  return withoutEmpty({
    ...visit,
    orders,
    stay: visit.arrived && visit.left ? minutesBetween(visit.arrived, visit.left) : undefined,
    orderTotal: orders && sum(orders, (order) => order.amount),
  });
}

/** 新开发: the purpose was to open up, and it came to a deal or a real interest. */
function isNewlyDeveloped(visit: Visit): boolean {
  return (
    (visit.purposes?.includes('develop') && (visit.result === 'deal' || visit.result === 'interested')) ??
    false
  );
}

function dealingsOf(report: VisitReport): Dealing[] {
  return (report.visits ?? []).flatMap((visit, row): Dealing[] =>
    visit.customer?.id
      ? [
          {
            row,
            customerId: visit.customer.id,
            orderFen: visit.orderTotal ?? 0,
            receiptFen: visit.receipt ?? 0,
          },
        ]
      : [],
  );
}

function visitProblems(visit: Visit, row: number, salesperson: string | undefined): Problem[] {
  const at = (key: string, message: string) => problem(['visits', row, key], message);
  const found: Problem[] = [];
  if (visit.arrived && visit.left && visit.left < visit.arrived)
    found.push(at('left', '离开早于到达，请核对'));
  if (visit.companion && visit.companion.id === salesperson)
    found.push(at('companion', '陪同人不能是业务员自己'));
  if (visit.receipt && !visit.receiptWay) found.push(at('receiptWay', '有收款时请选择收款方式'));
  if (visit.purposes?.includes('order') && visit.result === 'deal' && !visit.orders?.length)
    found.push({ ...at('orders', '结果为成交、目的为订货，但没有订货明细'), severity: 'warning' });
  visit.orders?.forEach((order, line) => {
    if (
      order.quantity !== undefined &&
      order.price !== undefined &&
      lineAmount(order.quantity, order.price) === null
    )
      found.push(problem(['visits', row, 'orders', line, 'quantity'], '数量与单价的乘积太大，请核对'));
  });
  return found;
}

/** Two visits on site can't be at the same time. */
function overlaps(visits: readonly Visit[]): Problem[] {
  const onSite = visits.flatMap((visit, row) =>
    visit.arrived && visit.left && (visit.way === undefined || visit.way === 'onSite')
      ? [{ row, from: visit.arrived, to: visit.left }]
      : [],
  );
  return onSite.flatMap((later, index) =>
    onSite
      .slice(0, index)
      .flatMap((earlier): Problem[] =>
        later.from < earlier.to && earlier.from < later.to
          ? [
              problem(
                ['visits', later.row, 'arrived'],
                `与第 ${earlier.row + 1} 行的时间重叠（${earlier.from}–${earlier.to}），请核对`,
              ),
            ]
          : [],
      ),
  );
}

const problem = (path: Problem['path'], message: string): Problem => ({ path, message, severity: 'error' });

const identityOf = (reference: { id?: string; name: string }) => reference.id ?? reference.name;

function sum<T>(items: readonly T[] | undefined, fenOf: (item: T) => number | undefined): number {
  return (items ?? []).reduce((total, item) => total + (fenOf(item) ?? 0), 0);
}

function minutesBetween(from: string, to: string): number | undefined {
  const minutes = minutesOf(to) - minutesOf(from);
  return minutes >= 0 ? minutes : undefined;
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

type Filled<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** An empty field is an absent key. */
function withoutEmpty<T extends object>(values: T): Filled<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Filled<T>;
}
