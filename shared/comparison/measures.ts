import { formatMoney, formatPercent, formatQuantity } from '../rules/money/money.ts';

type Kind = 'money' | 'quantity' | 'percent' | 'count';

export interface Measure {
  key: MeasureKey;
  label: string;
  /** '' for a quantity in the sheet's own 计量单位. */
  unit: string;
  kind: Kind;
  /** As bars, or as a line: rates and levels. */
  as: 'bars' | 'lines';
  /** Whether the customer with less of it is ahead. */
  lessIsBetter?: true;
  /** Its key in a month; absent where only the year has it. */
  month?: string;
  /** Its key in the sheet. */
  total: string;
}

const list = [
  {
    key: 'sales',
    label: '销售额',
    unit: '元',
    kind: 'money',
    as: 'bars',
    month: 'sales',
    total: 'salesTotal',
  },
  {
    key: 'volume',
    label: '销售量',
    unit: '',
    kind: 'quantity',
    as: 'bars',
    month: 'volume',
    total: 'volumeTotal',
  },
  {
    key: 'share',
    label: '占客户总销量',
    unit: '%',
    kind: 'percent',
    as: 'lines',
    month: 'share',
    total: 'shareTotal',
  },
  {
    key: 'achieved',
    label: '达成率',
    unit: '%',
    kind: 'percent',
    as: 'lines',
    month: 'achieved',
    total: 'achievedTotal',
  },
  {
    key: 'collected',
    label: '回款',
    unit: '元',
    kind: 'money',
    as: 'bars',
    month: 'collected',
    total: 'collectedTotal',
  },
  {
    key: 'collectedRate',
    label: '回款率',
    unit: '%',
    kind: 'percent',
    as: 'lines',
    month: 'collectedRate',
    total: 'collectedRateTotal',
  },
  {
    key: 'stockDays',
    label: '库存周转',
    unit: '天',
    kind: 'count',
    as: 'lines',
    lessIsBetter: true,
    month: 'stockDays',
    total: 'stockDaysTotal',
  },
  {
    key: 'outlets',
    label: '铺货家数',
    unit: '家',
    kind: 'count',
    as: 'lines',
    month: 'outlets',
    total: 'outletsLatest',
  },
  {
    key: 'newOutlets',
    label: '新开网点',
    unit: '家',
    kind: 'count',
    as: 'bars',
    month: 'newOutlets',
    total: 'newOutletsTotal',
  },
  {
    key: 'promotion',
    label: '促销投入',
    unit: '元',
    kind: 'money',
    as: 'bars',
    month: 'promotion',
    total: 'promotionTotal',
  },
  {
    key: 'visits',
    label: '拜访次数',
    unit: '次',
    kind: 'count',
    as: 'bars',
    month: 'visits',
    total: 'visitsTotal',
  },
  {
    key: 'complaints',
    label: '投诉件数',
    unit: '件',
    kind: 'count',
    as: 'bars',
    lessIsBetter: true,
    month: 'complaints',
    total: 'complaintsTotal',
  },
  { key: 'ability', label: '能力平均分', unit: '分', kind: 'quantity', as: 'bars', total: 'abilityAverage' },
] as const;

export type MeasureKey = (typeof list)[number]['key'];
/** What can be compared, in the order of the paper. */
export const measures: readonly Measure[] = list;
export const measureKeys = list.map(({ key }) => key) as [MeasureKey, ...MeasureKey[]];

/** What is compared until somebody chooses. */
export const firstMeasures: readonly MeasureKey[] = ['sales', 'collectedRate', 'achieved', 'share'];

export function measureOf(key: MeasureKey): Measure {
  return measures.find((measure) => measure.key === key) as Measure;
}

/** The figure without its unit, which stands in the head of its column. */
export function figureText({ kind }: Measure, value: number | undefined): string {
  if (value === undefined) return '';
  switch (kind) {
    case 'money':
      return formatMoney(value);
    case 'quantity':
      return formatQuantity(value);
    case 'percent':
      return formatPercent(value);
    case 'count':
      return String(value);
  }
}

/** '销售额（元）'. `own` is the sheet's 计量单位, for quantities. */
export function measureTitle({ label, unit, key }: Measure, own: string): string {
  const shown = key === 'volume' ? own : unit;
  // A percentage carries its sign.
  return shown === '' || shown === '%' ? label : `${label}（${shown}）`;
}

const TEN_THOUSAND_YUAN = 1_000_000;

/** Values as they are drawn, and their unit: long amounts in 万元. */
export function drawn(
  measure: Measure,
  own: string,
  values: readonly (number | undefined)[],
): { unit: string; values: (number | undefined)[] } {
  const most = Math.max(0, ...values.flatMap((value) => value ?? []));
  const [divisor, unit] =
    measure.kind === 'money'
      ? most >= TEN_THOUSAND_YUAN
        ? [TEN_THOUSAND_YUAN, '万元']
        : [100, '元']
      : measure.kind === 'quantity'
        ? [1000, measure.key === 'volume' ? own : measure.unit]
        : measure.kind === 'percent'
          ? [100, '%']
          : [1, measure.unit];
  return { unit, values: values.map((value) => (value === undefined ? undefined : value / divisor)) };
}
