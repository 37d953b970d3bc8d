import type { Drawing } from '../charts/drawing.ts';
import { rankChart } from '../charts/rankChart.ts';
import type { SalesPower } from '../forms/salesPower/rules.ts';
import { drawn, figureText, type Measure, type MeasureKey, measureOf, measureTitle } from './measures.ts';

export interface ComparedCustomer {
  id: string;
  code: string;
  name: string;
  /** Absent where he has no submitted sheet of that year. */
  sheet?: SalesPower;
}

export interface CustomerLine {
  id: string;
  code: string;
  name: string;
  hasSheet: boolean;
  /** One for each measure. `rank` counts from 1 and is absent without a figure; equal figures share it. */
  figures: { text: string; rank?: number }[];
}

export interface CustomersComparison {
  year: number;
  titles: string[];
  /** By the rank in the first measure; who has no figure comes last, by number. */
  lines: CustomerLine[];
  charts: Drawing[];
}

/** Several customers' year side by side, with their ranks. */
export function compareCustomers(
  year: number,
  customers: readonly ComparedCustomer[],
  keys: readonly MeasureKey[],
): CustomersComparison {
  const chosen = keys.map(measureOf);
  const units = new Set(customers.flatMap(({ sheet }) => sheet?.unit ?? []));
  // Pieces and tons can't be told apart in one column.
  const own = units.size === 1 ? ([...units][0] as string) : units.size === 0 ? '' : '各自计量单位';
  const values = chosen.map((measure) => customers.map(({ sheet }) => totalOf(sheet, measure)));
  const ranks = chosen.map((measure, column) => ranksOf(values[column] ?? [], measure.lessIsBetter ?? false));
  const order = customers
    .map((_, place) => place)
    .toSorted(
      (a, b) =>
        (ranks[0]?.[a] ?? Number.POSITIVE_INFINITY) - (ranks[0]?.[b] ?? Number.POSITIVE_INFINITY) ||
        ((customers[a]?.code ?? '') < (customers[b]?.code ?? '') ? -1 : 1),
    );
  return {
    year,
    titles: chosen.map((measure) => measureTitle(measure, own)),
    lines: order.map((place) => {
      const { id, code, name, sheet } = customers[place] as ComparedCustomer;
      return {
        id,
        code,
        name,
        hasSheet: sheet !== undefined,
        figures: chosen.map((measure, column) => {
          const rank = ranks[column]?.[place];
          return { text: figureText(measure, values[column]?.[place]), ...(rank !== undefined && { rank }) };
        }),
      };
    }),
    charts: chosen.map((measure, column) =>
      chartOf(measure, own, customers, values[column] ?? [], ranks[column] ?? []),
    ),
  };
}

function totalOf(sheet: SalesPower | undefined, { total }: Measure): number | undefined {
  return sheet?.[total as keyof SalesPower] as number | undefined;
}

/** 1 for the best; equal values share a rank and the next is left out (1, 1, 3). */
export function ranksOf(
  values: readonly (number | undefined)[],
  lessIsBetter: boolean,
): (number | undefined)[] {
  return values.map((value) =>
    value === undefined
      ? undefined
      : 1 +
        values.filter((other) => other !== undefined && (lessIsBetter ? other < value : other > value))
          .length,
  );
}

function chartOf(
  measure: Measure,
  own: string,
  customers: readonly ComparedCustomer[],
  values: readonly (number | undefined)[],
  ranks: readonly (number | undefined)[],
): Drawing {
  const shown = drawn(measure, own, values);
  const bars = customers
    .map(({ name, code }, place) => ({
      name,
      code,
      value: shown.values[place],
      shown: values[place] === undefined ? '没有数据' : figureText(measure, values[place]),
      rank: ranks[place],
    }))
    .toSorted(
      (a, b) =>
        (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) ||
        (a.code < b.code ? -1 : 1),
    );
  return rankChart({
    title: measure.label,
    unit: measure.kind === 'money' ? '元' : shown.unit,
    bars: bars.map(({ code: _, value, rank, ...bar }) => ({
      ...bar,
      ...(value !== undefined && { value }),
      ...(rank !== undefined && { rank }),
    })),
  });
}
