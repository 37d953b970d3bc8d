import type { Drawing } from '../charts/drawing.ts';
import { monthsChart } from '../charts/monthsChart.ts';
import { isWorked, type SalesMonth, type SalesPower, totalsOf } from '../forms/salesPower/rules.ts';
import { ratio } from '../rules/money/money.ts';
import { drawn, figureText, type Measure, type MeasureKey, measureOf, measureTitle } from './measures.ts';

/** One line of 本年 / 上年 / 增减, as finished strings; '' where there is no figure. */
export interface YearLine {
  measure: MeasureKey;
  title: string;
  thisYear: string;
  /** Of the same months of the year before. */
  lastYear: string;
  change: string;
  /** 增减率; '' for a measure that is a rate itself. */
  changeRate: string;
  /** Of all months of the year before. */
  wholeLastYear: string;
}

export interface YearsComparison {
  year: number;
  /** The last month with figures this year: so far both years are counted. 0 without a sheet. */
  until: number;
  hasThisYear: boolean;
  hasLastYear: boolean;
  lines: YearLine[];
  charts: Drawing[];
}

/** One customer's year beside the year before, over the same months, so that a year not over yet is compared fairly. */
export function compareYears(
  year: number,
  sheets: { thisYear?: SalesPower; lastYear?: SalesPower },
  keys: readonly MeasureKey[],
): YearsComparison {
  const { thisYear, lastYear } = sheets;
  const own = thisYear?.unit ?? lastYear?.unit ?? '';
  const until = Math.max(0, ...(thisYear?.months ?? []).filter(isWorked).map(({ month = 0 }) => month));
  const sameMonths = lastYear && until > 0 ? totalsUntil(lastYear, until) : undefined;
  const chosen = keys.map(measureOf);
  return {
    year,
    until,
    hasThisYear: thisYear !== undefined,
    hasLastYear: lastYear !== undefined,
    lines: chosen.map((measure) => {
      const now = totalOf(thisYear, measure);
      const before = measure.month ? totalOf(sameMonths, measure) : totalOf(lastYear, measure);
      return {
        measure: measure.key,
        title: measureTitle(measure, own),
        thisYear: figureText(measure, now),
        lastYear: figureText(measure, before),
        ...changeOf(measure, now, before),
        wholeLastYear: figureText(measure, totalOf(lastYear, measure)),
      };
    }),
    charts: chosen
      .filter(({ month }) => month !== undefined)
      .map((measure) => chartOf(measure, year, own, sheets)),
  };
}

function totalsUntil(sheet: SalesPower, until: number): SalesPower {
  const months = (sheet.months ?? []).filter(({ month = 0 }) => month <= until);
  return { ...totalsOf(months, sheet.year) };
}

function totalOf(sheet: SalesPower | undefined, { total }: Measure): number | undefined {
  return sheet?.[total as keyof SalesPower] as number | undefined;
}

function changeOf(
  measure: Measure,
  now: number | undefined,
  before: number | undefined,
): Pick<YearLine, 'change' | 'changeRate'> {
  if (now === undefined || before === undefined) return { change: '', changeRate: '' };
  const change = now - before;
  const sign = change > 0 ? '+' : '';
  // Between two rates the difference is in points: 百分点.
  if (measure.kind === 'percent')
    return { change: `${sign}${figureText(measure, change).replace('%', '')} 个百分点`, changeRate: '' };
  const rate = ratio(change, before);
  return {
    change: `${sign}${figureText(measure, change)}`,
    changeRate: rate === null ? '' : `${sign}${(rate / 100).toFixed(1)}%`,
  };
}

function chartOf(
  measure: Measure,
  year: number,
  own: string,
  { thisYear, lastYear }: { thisYear?: SalesPower; lastYear?: SalesPower },
): Drawing {
  const given = [monthValues(thisYear, measure), monthValues(lastYear, measure)];
  const { unit, values } = drawn(measure, own, given.flat());
  return monthsChart({
    title: measure.label,
    unit,
    as: measure.as,
    series: [
      { name: `${year}年`, values: values.slice(0, 12) },
      { name: `${year - 1}年`, values: values.slice(12) },
    ],
  });
}

function monthValues(sheet: SalesPower | undefined, { month: key }: Measure): (number | undefined)[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = sheet?.months?.find((given) => given.month === index + 1);
    return month?.[key as keyof SalesMonth] as number | undefined;
  });
}

/** What is not there is said; an empty column could mean that nothing was sold. */
export function missingYears({
  year,
  hasThisYear,
  hasLastYear,
}: Pick<YearsComparison, 'year' | 'hasThisYear' | 'hasLastYear'>): string[] {
  return [
    ...(hasThisYear ? [] : [`${year} 年没有已提交的客户综合销售力分析表`]),
    ...(hasLastYear ? [] : [`${year - 1} 年没有已提交的客户综合销售力分析表，无从对比`]),
  ];
}
