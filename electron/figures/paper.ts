import { type Comparison, monthsCounted } from '../../shared/comparison/comparison.ts';
import { missingYears } from '../../shared/comparison/years.ts';
import type { DerivedPaper, DerivedPart } from '../sheets/derived/paper.ts';

export interface PaperMaker {
  branch: { code: string; name: string };
  madeBy: string;
  /** 'yyyy-mm-ddTHH:MM:SS+08:00' */
  madeAt: string;
}

/** The comparison on A4: the table, and below it the same pictures as on screen. */
export function comparisonPaper(
  comparison: Comparison,
  customers: readonly { code: string; name: string }[],
  { branch, madeBy, madeAt }: PaperMaker,
): DerivedPaper {
  const { year } = comparison;
  const [first] = customers;
  const subject =
    comparison.way === 'years'
      ? `${first?.code ?? ''} ${first?.name ?? ''} ${year} 年与 ${year - 1} 年`
      : `${customers.length} 家客户 ${year} 年`;
  return {
    title: '客户综合销售力对比分析表',
    tableNumber: 'KD-07',
    branch: branch.name,
    office: `${branch.name}（${branch.code}）`,
    landscape: true,
    asOf: madeAt.slice(0, 10),
    madeBy,
    madeAt,
    subject: subject.trim(),
    scope: subject.trim(),
    parts: comparison.way === 'years' ? yearsParts(comparison) : customersParts(comparison),
    signatures: ['制表人', '部门主管', '主管副总', '会计', '出纳'],
  };
}

function yearsParts(comparison: Extract<Comparison, { way: 'years' }>): DerivedPart[] {
  const { year, until, lines, charts } = comparison;
  const counted = until === 0 ? '' : `（${monthsCounted(until)}）`;
  const figure = (label: string) => ({ label, weight: 16, align: 'right' as const });
  return [
    {
      kind: 'table',
      columns: [
        { label: '项目', weight: 20, align: 'left' },
        figure(`${year}年${counted}`),
        figure(`${year - 1}年${counted}`),
        figure('增减'),
        figure('增减率'),
        figure(`${year - 1}年全年`),
      ],
      lines: lines.map((line) => ({
        kind: 'row',
        cells: [line.title, line.thisYear, line.lastYear, line.change, line.changeRate, line.wholeLastYear],
      })),
      empty: '没有选择项目',
    },
    ...remarks(missingYears(comparison)),
    ...(charts.length > 0 ? [{ kind: 'charts' as const, title: '各月对比', charts }] : []),
  ];
}

function customersParts({ titles, lines, charts }: Extract<Comparison, { way: 'customers' }>): DerivedPart[] {
  const without = lines.filter(({ hasSheet }) => !hasSheet).map(({ name }) => name);
  return [
    {
      kind: 'table',
      dense: true,
      columns: [
        { label: '客户编号', weight: 16, align: 'left' },
        { label: '客户', weight: 44, align: 'left' },
        ...titles.flatMap((label) => [
          { label, weight: 22, align: 'right' as const },
          { label: '名次', weight: 8, align: 'center' as const },
        ]),
      ],
      lines: lines.map(({ code, name, figures }) => ({
        kind: 'row',
        cells: [
          code,
          name,
          ...figures.flatMap(({ text, rank }) => [text, rank === undefined ? '' : String(rank)]),
        ],
      })),
      empty: '没有选择客户',
    },
    ...remarks(without.map((name) => `${name} 这一年没有已提交的客户综合销售力分析表`)),
    { kind: 'charts', title: '客户对比', charts },
  ];
}

function remarks(texts: readonly string[]): DerivedPart[] {
  return texts.length === 0 ? [] : [{ kind: 'remark', text: `说明：${texts.join('；')}。` }];
}
