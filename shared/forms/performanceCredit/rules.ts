import { ratio } from '../../rules/money/money.ts';
import { ageBands, ageing } from '../../rules/receivables/ageing.ts';
import { dueDate, overdueDays } from '../../rules/receivables/dueDate.ts';
import {
  type MarkLimits,
  markOf,
  overallMark,
  type PaymentMark,
  paymentMarks,
} from '../../rules/receivables/paymentMark.ts';
import type { BodyOf, FormRules, Problem } from '../machinery/form.ts';
import { withoutEmpty } from '../machinery/withoutEmpty.ts';
import type { performanceCreditDescription } from './description.ts';

export type PerformanceCredit = BodyOf<typeof performanceCreditDescription>;
export type Delivery = NonNullable<PerformanceCredit['deliveries']>[number];
export type Period = NonNullable<PerformanceCredit['period']>;

/** Whose earlier sheets and card are asked for. */
export interface PerformanceQuestion {
  customerId: string;
  year: number;
  period: Period;
  /** 截止日期: its limits hold. */
  asOf?: string;
}
export interface PerformanceFacts {
  /** 信用额度 of the customer's card, fen. */
  creditLimit?: number;
  /** The sheet of the same period a year before. */
  lastYear?: { mark?: string; sales?: number; receivedRate?: number };
  /** 未收 at the end of the period before, fen. */
  broughtForward?: number;
  /** The branch's limits as of 截止日期; absent: the standard ones. */
  marks?: MarkLimits;
}

export const performanceCreditRules: FormRules<PerformanceCredit, PerformanceFacts> = {
  start({ today }) {
    return { year: Number(today.slice(0, 4)), period: quarterOf(today), asOf: today };
  },

  question(sheet): PerformanceQuestion | undefined {
    if (!sheet.customer?.id || sheet.year === undefined || !sheet.period) return undefined;
    const { year, period, asOf } = sheet;
    return { customerId: sheet.customer.id, year, period, ...(asOf !== undefined && { asOf }) };
  },

  compute(sheet, facts) {
    const { asOf } = sheet;
    const deliveries = sheet.deliveries?.map((delivery) => computeDelivery(delivery, asOf, facts?.marks));
    const salesTotal = sum(deliveries, ({ amount }) => amount);
    const receivedTotal = sum(deliveries, ({ received }) => received);
    const periodSales = sum(deliveries?.filter(belongsTo(sheet)), ({ amount }) => amount);
    const unpaidTotal = sum(deliveries, ({ unpaid }) => unpaid);
    const ages = deliveries && asOf ? ageing(deliveries.flatMap(openDelivery)) : undefined;
    const marked = (deliveries ?? []).flatMap((delivery) => {
      const mark = delivery.changedMark ?? keyOfMark(delivery.autoMark);
      return mark && delivery.amount ? [{ mark, fen: delivery.amount }] : [];
    });
    const overall = overallMark(marked, facts?.marks);
    const mark = sheet.changedPeriodMark ?? overall;
    const last = facts?.lastYear;
    return withoutEmpty({
      ...sheet,
      deliveries,
      quantityTotal: deliveries && sum(deliveries, ({ quantity }) => quantity),
      salesTotal: deliveries && salesTotal,
      receivedTotal: deliveries && receivedTotal,
      periodSales: deliveries && periodSales,
      receivedRate: ratio(receivedTotal, salesTotal) ?? undefined,
      unpaidTotal: deliveries && unpaidTotal,
      creditLimit: facts?.creditLimit,
      creditUse:
        deliveries && facts?.creditLimit ? (ratio(unpaidTotal, facts.creditLimit) ?? undefined) : undefined,
      broughtForward: facts?.broughtForward,
      ...(Object.fromEntries(ageBands.map((band) => [band, ages?.[band]])) as Partial<
        Record<(typeof ageBands)[number], number>
      >),
      overdueTotal: ages && unpaidTotal - ages.notDue,
      longestOverdue: longestOverdue(deliveries),
      autoPeriodMark: overall && paymentMarks[overall],
      periodMark: mark && paymentMarks[mark],
      lastYearMark: last?.mark,
      lastYearSales: last?.sales,
      lastYearRate: last?.receivedRate,
      salesGrowth:
        deliveries && last?.sales ? (ratio(periodSales - last.sales, last.sales) ?? undefined) : undefined,
    });
  },

  check(sheet, facts) {
    return [
      ...(sheet.deliveries ?? []).flatMap((delivery, row) => deliveryProblems(sheet, delivery, row)),
      ...reasonProblems(sheet.changedPeriodMark, sheet.periodReason, ['periodReason']),
      ...creditProblems(sheet, facts),
      ...broughtForwardProblems(sheet, facts),
    ];
  },

  index(sheet) {
    const { customer, year, period, asOf } = sheet;
    const when = [year === undefined ? '' : `${year}年`, period ? periodNames[period] : ''].join('');
    return {
      title: [customer?.name, when].filter(Boolean).join(' ') || '（未写客户的业绩评估表）',
      ...(customer?.id && { customerId: customer.id }),
      ...(asOf && { businessDate: asOf }),
      ...(customer?.id &&
        year !== undefined &&
        period && { uniqueKey: performanceKey(customer.id, year, period) }),
    };
  },
};

export const periodNames: Readonly<Record<Period, string>> = {
  year: '全年',
  q1: '第一季度',
  q2: '第二季度',
  q3: '第三季度',
  q4: '第四季度',
};

/** What no two sheets may share. */
export const performanceKey = (customerId: string, year: number, period: Period): string =>
  `${customerId} ${year} ${period}`;

/** The period before: of a quarter the quarter before, of a year the year before. */
export function periodBefore(year: number, period: Period): { year: number; period: Period } {
  switch (period) {
    case 'year':
      return { year: year - 1, period };
    case 'q1':
      return { year: year - 1, period: 'q4' };
    case 'q2':
      return { year, period: 'q1' };
    case 'q3':
      return { year, period: 'q2' };
    case 'q4':
      return { year, period: 'q3' };
  }
}

function quarterOf(date: string): Period {
  return (['q1', 'q2', 'q3', 'q4'] as const)[Math.floor((Number(date.slice(5, 7)) - 1) / 3)] ?? 'year';
}

/** First and last day of the period. */
function daysOf(year: number, period: Period): { first: string; last: string } {
  const [first, last] = {
    year: ['01-01', '12-31'],
    q1: ['01-01', '03-31'],
    q2: ['04-01', '06-30'],
    q3: ['07-01', '09-30'],
    q4: ['10-01', '12-31'],
  }[period];
  return { first: `${year}-${first}`, last: `${year}-${last}` };
}

/** Not among what was carried over from an earlier period. */
function belongsTo({ year, period }: PerformanceCredit): (delivery: Delivery) => boolean {
  if (year === undefined || !period) return () => true;
  const { first, last } = daysOf(year, period);
  return ({ shipped }) => shipped !== undefined && shipped >= first && shipped <= last;
}

/** What came in more than it cost is not owed by us here: 未收 ends at nothing. */
function computeDelivery(
  delivery: Delivery,
  asOf: string | undefined,
  limits: MarkLimits | undefined,
): Delivery {
  const { shipped, amount, received = 0, receivedOn } = delivery;
  const due = shipped && dueDate(shipped);
  const unpaid = amount === undefined ? undefined : Math.max(0, amount - received);
  const settledOn = unpaid === 0 ? (receivedOn ?? due) : asOf;
  const overdue = due && settledOn && unpaid !== undefined ? overdueDays(due, settledOn) : undefined;
  // What is neither paid nor due yet says nothing about the payer.
  const waiting = overdue === 0 && unpaid !== 0;
  const auto = overdue === undefined || waiting ? undefined : markOf(overdue, limits);
  const mark = delivery.changedMark ?? auto;
  return withoutEmpty({
    ...delivery,
    due,
    unpaid,
    overdue,
    autoMark: auto && paymentMarks[auto],
    mark: mark && paymentMarks[mark],
  });
}

function openDelivery({ overdue, unpaid }: Delivery) {
  return overdue !== undefined && unpaid ? [{ overdueDays: overdue, unpaidFen: unpaid }] : [];
}

function longestOverdue(deliveries: readonly Delivery[] | undefined): number | undefined {
  return deliveries && Math.max(0, ...deliveries.flatMap(openDelivery).map(({ overdueDays }) => overdueDays));
}

function keyOfMark(name: string | undefined): PaymentMark | undefined {
  return (Object.keys(paymentMarks) as PaymentMark[]).find((key) => paymentMarks[key] === name);
}

function deliveryProblems(sheet: PerformanceCredit, delivery: Delivery, row: number): Problem[] {
  const { asOf, year, period } = sheet;
  const { shipped, amount, received, receivedOn } = delivery;
  const at = (key: string, message: string, severity: Problem['severity'] = 'error'): Problem => ({
    path: ['deliveries', row, key],
    message,
    severity,
  });
  const found: Problem[] = [];
  if (received && !receivedOn) found.push(at('receivedOn', '有回收额时请填回收日期'));
  if (receivedOn && !received) found.push(at('received', '有回收日期时请填回收额'));
  if (amount !== undefined && received !== undefined && received > amount)
    found.push(at('received', '回收额大于货款；多收部分请另行记账', 'warning'));
  if (shipped && year !== undefined && period && shipped > daysOf(year, period).last)
    found.push(at('shipped', `提货日期在本期（至 ${daysOf(year, period).last}）之后，请列入下期`));
  else if (shipped && asOf && shipped > asOf) found.push(at('shipped', '提货日期晚于截止日期，请核对'));
  if (receivedOn && asOf && receivedOn > asOf) found.push(at('receivedOn', '回收日期晚于截止日期，请核对'));
  found.push(...reasonProblems(delivery.changedMark, delivery.reason, ['deliveries', row, 'reason']));
  return found;
}

function reasonProblems(
  changed: PaymentMark | undefined,
  reason: string | undefined,
  path: Problem['path'],
): Problem[] {
  return changed && !reason ? [{ path, message: '改评时请写明原因', severity: 'error' }] : [];
}

function creditProblems(sheet: PerformanceCredit, facts: PerformanceFacts | undefined): Problem[] {
  const limit = facts?.creditLimit;
  if (!limit || (sheet.unpaidTotal ?? 0) <= limit) return [];
  return [{ path: ['creditUse'], message: '未收合计超过客户资料卡上的信用额度', severity: 'warning' }];
}

/** What was open at the end of the period before belongs on this sheet too, with the day it was shipped. */
function broughtForwardProblems(sheet: PerformanceCredit, facts: PerformanceFacts | undefined): Problem[] {
  const open = facts?.broughtForward;
  const { year, period } = sheet;
  if (!open || year === undefined || !period) return [];
  const { first } = daysOf(year, period);
  const carried = sum(
    sheet.deliveries?.filter(({ shipped }) => shipped !== undefined && shipped < first),
    ({ amount }) => amount,
  );
  if (carried >= open) return [];
  return [
    {
      path: ['broughtForward'],
      message: '上期未收的各笔还没有全部列入本表，请按原提货日期补列',
      severity: 'warning',
    },
  ];
}

function sum<T>(items: readonly T[] | undefined, fenOf: (item: T) => number | undefined): number {
  return (items ?? []).reduce((total, item) => total + (fenOf(item) ?? 0), 0);
}
