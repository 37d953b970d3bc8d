import type { PerformanceCredit, Period } from '../../shared/forms/performanceCredit/rules.ts';
import type { SalesMonth, SalesPower } from '../../shared/forms/salesPower/rules.ts';
import { addDays, addMonths } from '../../shared/rules/calendar/businessDate.ts';
import { dueDate } from '../../shared/rules/receivables/dueDate.ts';
import type { Archive } from '../archive/archive.ts';
import type { Context } from '../archive/context.ts';
import { saveDocument } from '../documents/saving.ts';
import type { Person } from '../people/people.ts';
import type { Random } from './random.ts';
import type { DemoCustomerReference } from './reports.ts';
import { at } from './time.ts';

/** So many customers have figures: enough to compare, and few enough to print with the first week. */
const CUSTOMERS = 6;
const RIVALS = ['立白', '蓝月亮', '雕牌', '奥妙', '威露士'];

interface Office {
  accountant: Person;
  salespeople: readonly Person[];
}

/**
 * This year's and last year's 客户综合销售力分析表, and 客户业绩统计及信用评估表 of the last two quarters that are over and of the same
 * quarter a year before; one of this quarter is still a draft. Gives how many.
 */
export function demoFigures(
  archive: Archive,
  context: Context,
  random: Random,
  { accountant, salespeople }: Office,
  customers: readonly DemoCustomerReference[],
  until: string,
): number {
  let written = 0;
  const save = (form: string, body: object, date: string, as: 'draft' | 'submitted' = 'submitted') => {
    const day = date < until ? date : until;
    saveDocument(archive.writable, at(context, accountant, day, '16:20:00'), {
      form,
      baseRevision: 0,
      body: { ...body },
      as,
    });
    written++;
  };
  const lastMonth = addDays(`${until.slice(0, 7)}-01`, -1);
  const year = Number(lastMonth.slice(0, 4));
  for (const [place, customer] of customers.slice(0, CUSTOMERS).entries()) {
    const person = salespeople[place % Math.max(1, salespeople.length)];
    const trend = demoTrend(random);
    for (const [of, end] of [
      [year - 1, `${year - 1}-12-31`],
      [year, lastMonth],
    ] as const)
      save(
        'salesPower',
        demoPower(random, trend, { customer: reference(customer), year: of, asOf: end }, person),
        addDays(end, 6),
      );
    const [, before, current] = [-2, -1, 0].map((step) => quarterAt(addMonths(until, 3 * step)));
    for (const quarter of [before && { ...before, year: before.year - 1 }, before])
      if (quarter)
        save(
          'performanceCredit',
          demoCredit(random, reference(customer), quarter),
          addDays(lastDayOf(quarter), 8),
        );
    if (place === 0 && current)
      save(
        'performanceCredit',
        { ...demoCredit(random, reference(customer), current, until), asOf: until },
        until,
        'draft',
      );
  }
  return written;
}

interface Trend {
  volume: number;
  price: number;
  growth: number;
}

const demoTrend = (random: Random): Trend => ({
  volume: random.whole(300, 1800),
  price: random.whole(60, 420) * 100,
  growth: random.whole(-12, 25) / 100,
});

/** Spring and autumn sell best. */
const SEASON = [0.7, 0.6, 1.0, 1.15, 1.1, 0.95, 0.85, 0.9, 1.2, 1.25, 1.1, 1.2];

function demoPower(
  random: Random,
  { volume, price, growth }: Trend,
  head: { customer: { id: string; code: string; name: string }; year: number; asOf: string },
  person: Person | undefined,
): SalesPower {
  const thisYear = !head.asOf.endsWith('-12-31');
  const last = Number(head.asOf.slice(5, 7));
  const outlets = random.whole(15, 90);
  const months = SEASON.map((season, place): SalesMonth => {
    const month = place + 1;
    const sold = Math.round(volume * season * (1 + (thisYear ? growth : 0)) * (0.9 + random.next() * 0.2));
    const target = Math.round(volume * season * 1.05) * price;
    if (month > last) return { month, target };
    const sales = sold * price;
    return {
      month,
      target,
      volume: sold * 1000,
      sales,
      customerVolume: Math.round(sold / (0.18 + random.next() * 0.25)) * 1000,
      collected: Math.round((sales * random.whole(78, 104)) / 10_000) * 100,
      stock: Math.round(sold * (0.3 + random.next() * 0.6)) * 1000,
      outlets: outlets + place,
      newOutlets: random.whole(0, 2),
      rivalAVolume: random.whole(100, 700) * 1000,
      rivalBVolume: random.whole(50, 400) * 1000,
      ...(random.chance(0.3) && { promotion: random.whole(5, 60) * 10_000 }),
    };
  });
  const rivalA = random.pick(RIVALS);
  const rivalB = random.pick(RIVALS.filter((name) => name !== rivalA));
  const mark = () => random.pick(['2', '3', '3', '4', '4', '5'] as const);
  return {
    ...head,
    ...(person && { salesperson: { id: person.id, name: person.name } }),
    unit: '件',
    rivalA,
    rivalB,
    months,
    management: mark(),
    team: mark(),
    delivery: mark(),
    funds: mark(),
    storage: mark(),
    network: mark(),
    cooperation: mark(),
    analysis: random.pick([
      '销量随季节起伏，春秋两季领先；竞品降价期间占比略降，回款基本及时。',
      '网点稳步增加，主货架保持两层；库存偏高，应控制压货。',
    ]),
    measures: random.pick([
      '旺季前备足小规格；每月两次盘点，月中核对回款。',
      '争取年度陈列协议，配合一次促销。',
    ]),
  };
}

interface Quarter {
  year: number;
  period: Exclude<Period, 'year'>;
}

const QUARTERS = ['q1', 'q2', 'q3', 'q4'] as const;

function quarterAt(date: string): Quarter {
  const place = Math.floor((Number(date.slice(5, 7)) - 1) / 3);
  return { year: Number(date.slice(0, 4)), period: QUARTERS[place] ?? 'q1' };
}

const monthOf = ({ period }: Quarter) => QUARTERS.indexOf(period) * 3 + 1;

function lastDayOf(quarter: Quarter): string {
  const first = `${quarter.year}-${String(monthOf(quarter)).padStart(2, '0')}-01`;
  return addDays(addMonths(first, 3), -1);
}

/** Deliveries through the quarter up to `until`: most paid in time, some late, some open. */
function demoCredit(
  random: Random,
  customer: { id: string; code: string; name: string },
  quarter: Quarter,
  until = lastDayOf(quarter),
): PerformanceCredit {
  const asOf = until < lastDayOf(quarter) ? until : lastDayOf(quarter);
  const first = `${quarter.year}-${String(monthOf(quarter)).padStart(2, '0')}-01`;
  const deliveries = Array.from({ length: random.whole(4, 9) }, (_, place) => {
    const shipped = addDays(first, place * 9 + random.whole(0, 6));
    const pieces = random.whole(20, 400);
    const amount = pieces * random.whole(80, 260) * 100;
    const paidOn = addDays(dueDate(shipped), random.pick([-15, -6, -2, 0, 4, 12, 38]));
    return {
      contract: `HT-${quarter.year}-${String(monthOf(quarter) * 10 + place).padStart(3, '0')}`,
      ...(random.chance(0.12) && { change: '数量调整' }),
      quantity: pieces * 1000,
      shipped,
      amount,
      ...(paidOn <= asOf &&
        !random.chance(0.1) && {
          received: random.chance(0.15) ? Math.round(amount / 200) * 100 : amount,
          receivedOn: paidOn,
        }),
    };
  }).filter(({ shipped }) => shipped <= asOf);
  return {
    customer,
    year: quarter.year,
    period: quarter.period,
    asOf,
    unit: '件',
    ...(deliveries.length > 0 && { deliveries }),
    opinion: random.pick(['回款总体正常，个别几笔超过应收日。', '提货稳定，付款及时，可维持现有额度。']),
    measures: random.pick(['每月十五日前寄对账单，二十日前上门收款。', '超期部分结清后再发货。']),
  };
}

const reference = ({ id, code, name }: DemoCustomerReference) => ({ id, code, name });
