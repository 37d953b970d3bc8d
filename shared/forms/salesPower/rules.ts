import { ratio } from '../../rules/money/money.ts';
import type { BodyOf, FormRules, Problem } from '../machinery/form.ts';
import { withoutEmpty } from '../machinery/withoutEmpty.ts';
import type { salesPowerDescription } from './description.ts';

export type SalesPower = BodyOf<typeof salesPowerDescription>;
export type SalesMonth = NonNullable<SalesPower['months']>[number];

/** Whose visits and complaints are counted, and in which year. */
export interface SalesPowerQuestion {
  customerId: string;
  year: number;
}
export interface SalesPowerFacts {
  /** By month, January first. */
  visits: readonly number[];
  complaints: readonly number[];
}

export const abilities = [
  'management',
  'team',
  'delivery',
  'funds',
  'storage',
  'network',
  'cooperation',
] as const satisfies readonly (keyof SalesPower)[];

/** What no two sheets may share. */
export const salesPowerKey = (customerId: string, year: number): string => `${customerId} ${year}`;

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

export const salesPowerRules: FormRules<SalesPower, SalesPowerFacts> = {
  start({ today }) {
    return { year: Number(today.slice(0, 4)), asOf: today, months: MONTHS.map((month) => ({ month })) };
  },

  question(sheet): SalesPowerQuestion | undefined {
    if (!sheet.customer?.id || sheet.year === undefined) return undefined;
    return { customerId: sheet.customer.id, year: sheet.year };
  },

  compute(sheet, facts) {
    const months = MONTHS.map((month) =>
      computeMonth(sheet.months?.find((given) => given.month === month) ?? { month }, sheet.year, facts),
    );
    return withoutEmpty({
      ...sheet,
      months,
      ...totalsOf(months, sheet.year),
      abilityAverage: averageOf(sheet),
    });
  },

  check(sheet) {
    return [
      ...(sheet.months ?? []).flatMap((month, row) => monthProblems(sheet, month, row)),
      ...rivalProblems(sheet),
      ...emptyProblems(sheet),
    ];
  },

  index(sheet) {
    const { customer, year, asOf } = sheet;
    return {
      title:
        [customer?.name, year === undefined ? '' : `${year}年`].filter(Boolean).join(' ') ||
        '（未写客户的销售力分析表）',
      ...(customer?.id && { customerId: customer.id }),
      ...(sheet.salesperson && { personId: sheet.salesperson.id }),
      ...(asOf && { businessDate: asOf }),
      ...(customer?.id && year !== undefined && { uniqueKey: salesPowerKey(customer.id, year) }),
    };
  },
};

function computeMonth(
  month: SalesMonth,
  year: number | undefined,
  facts: SalesPowerFacts | undefined,
): SalesMonth {
  const { month: number = 1, volume, sales, customerVolume, target, collected, stock } = month;
  const visits = facts?.visits[number - 1];
  const complaints = facts?.complaints[number - 1];
  // A month to come has neither; in one that was worked in, none is a figure too.
  const worked = isWorked(month) || Boolean(visits) || Boolean(complaints);
  return withoutEmpty({
    ...month,
    share: rate(volume, customerVolume),
    achieved: rate(sales, target),
    collectedRate: rate(collected, sales),
    stockDays: year === undefined ? undefined : stockDays(stock, volume, daysIn(year, number)),
    visits: worked ? visits : undefined,
    complaints: worked ? complaints : undefined,
  });
}

/** Something of the month was sold, collected or counted; a target alone is set beforehand. */
export function isWorked({ month: _, target: __, ...figures }: SalesMonth): boolean {
  const {
    share: _s,
    achieved: _a,
    collectedRate: _c,
    stockDays: _d,
    visits: _v,
    complaints: _k,
    ...typed
  } = figures;
  return Object.values(typed).some((value) => value !== undefined);
}

/** The sums of some months of a year. */
export function totalsOf(months: readonly SalesMonth[], year: number | undefined): Partial<SalesPower> {
  const both = months.filter(
    ({ volume, customerVolume }) => volume !== undefined && customerVolume !== undefined,
  );
  const stocked = months.filter(({ stock, volume }) => stock !== undefined && volume !== undefined);
  const salesTotal = sum(months, 'sales');
  const collectedTotal = sum(months, 'collected');
  const targetTotal = sum(months, 'target');
  return {
    volumeTotal: sum(months, 'volume'),
    salesTotal,
    customerVolumeTotal: sum(months, 'customerVolume'),
    // Months of which only one of the two is known would bend the share.
    shareTotal: rate(sum(both, 'volume'), sum(both, 'customerVolume')),
    targetTotal,
    achievedTotal: rate(salesTotal, targetTotal),
    collectedTotal,
    collectedRateTotal: rate(collectedTotal, salesTotal),
    stockLatest: latest(months, 'stock'),
    stockDaysTotal:
      year === undefined || stocked.length === 0
        ? undefined
        : stockDays(
            Math.round((sum(stocked, 'stock') ?? 0) / stocked.length),
            sum(stocked, 'volume'),
            stocked.reduce((days, { month = 1 }) => days + daysIn(year, month), 0),
          ),
    outletsLatest: latest(months, 'outlets'),
    newOutletsTotal: sum(months, 'newOutlets'),
    rivalATotal: sum(months, 'rivalAVolume'),
    rivalBTotal: sum(months, 'rivalBVolume'),
    rivalCTotal: sum(months, 'rivalCVolume'),
    promotionTotal: sum(months, 'promotion'),
    visitsTotal: sum(months, 'visits'),
    complaintsTotal: sum(months, 'complaints'),
  } as Partial<SalesPower>;
}

/** For how many days the stock lasts at the month's sales: 库存周转天数, half up. */
function stockDays(stock: number | undefined, volume: number | undefined, days: number): number | undefined {
  return stock === undefined || !volume ? undefined : Math.round((stock / volume) * days);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function averageOf(sheet: SalesPower): number | undefined {
  const given = abilities.flatMap((key) => (sheet[key] === undefined ? [] : [Number(sheet[key])]));
  if (given.length === 0) return undefined;
  // In thousandths, to one decimal.
  return Math.round((given.reduce((total, mark) => total + mark, 0) / given.length) * 10) * 100;
}

function monthProblems(sheet: SalesPower, month: SalesMonth, row: number): Problem[] {
  const at = (key: string, message: string, severity: Problem['severity']): Problem => ({
    path: ['months', row, key],
    message,
    severity,
  });
  const found: Problem[] = [];
  const { volume, customerVolume, outlets, newOutlets } = month;
  if (volume !== undefined && customerVolume !== undefined && volume > customerVolume)
    found.push(at('customerVolume', `${month.month} 月的客户总销量小于我司销售量，请核对`, 'error'));
  if (outlets !== undefined && newOutlets !== undefined && newOutlets > outlets)
    found.push(at('newOutlets', `${month.month} 月的新开网点多于铺货家数，请核对`, 'warning'));
  if (isWorked(month) && isAfter(sheet, month))
    found.push(at('volume', `${month.month} 月在截止日期之后，却填了实绩，请核对`, 'error'));
  return found;
}

function isAfter({ year, asOf }: SalesPower, { month = 1 }: SalesMonth): boolean {
  if (year === undefined || !asOf) return false;
  return `${year}-${String(month).padStart(2, '0')}` > asOf.slice(0, 7);
}

function rivalProblems(sheet: SalesPower): Problem[] {
  const rivals = [
    ['rivalA', sheet.rivalATotal, sheet.rivalA],
    ['rivalB', sheet.rivalBTotal, sheet.rivalB],
    ['rivalC', sheet.rivalCTotal, sheet.rivalC],
  ] as const;
  return rivals.flatMap(([key, volume, name]): Problem[] =>
    volume !== undefined && !name
      ? [{ path: [key], message: '填了竞品销量，请写明竞品名称', severity: 'error' }]
      : [],
  );
}

function emptyProblems(sheet: SalesPower): Problem[] {
  if ((sheet.months ?? []).some(isWorked)) return [];
  return [{ path: ['months'], message: '各月都还没有填写', severity: 'error' }];
}

const rate = (part: number | undefined, whole: number | undefined) =>
  part === undefined || whole === undefined ? undefined : (ratio(part, whole) ?? undefined);

type Figure = Exclude<keyof SalesMonth, 'month'>;

/** Undefined where no month has the figure: an empty line stays empty. */
function sum(months: readonly SalesMonth[], key: Figure): number | undefined {
  const given = months.flatMap((month) => month[key] ?? []);
  return given.length === 0 ? undefined : given.reduce((total, value) => total + value, 0);
}

/** A level is not added up: its last month counts. */
function latest(months: readonly SalesMonth[], key: Figure): number | undefined {
  return months.flatMap((month) => month[key] ?? []).at(-1);
}
