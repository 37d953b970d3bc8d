import { formatMoney } from '../../shared/rules/money/money.ts';
import type { DerivedColumn, DerivedPaper, DerivedPart } from '../sheets/derived/paper.ts';
import type { FiguresBy, FiguresRow } from './figures.ts';

export interface PaperMaker {
  branch: { code: string; name: string };
  madeBy: string;
  /** 'yyyy-mm-ddTHH:MM:SS+08:00' */
  madeAt: string;
}

export type Figures = Readonly<Record<FiguresBy, { rows: FiguresRow[]; total: FiguresRow }>>;

/** 客户投诉统计表: a year's complaints, counted by each of their sides one after the other. */
export function figuresPaper(
  figures: Figures,
  year: number,
  { branch, madeBy, madeAt }: PaperMaker,
): DerivedPaper {
  return {
    title: '客户投诉统计表',
    tableNumber: 'KD-26',
    branch: branch.name,
    office: `${branch.name}（${branch.code}）`,
    landscape: true,
    asOf: madeAt.slice(0, 16).replace('T', ' '),
    madeBy,
    madeAt,
    subject: `${year}年`,
    scope: `${year}年受理的投诉，按受理日期`,
    parts: [
      ...(Object.keys(sides) as FiguresBy[]).map((side) => tableOf(side, figures[side])),
      {
        kind: 'remark',
        text: '说明：一件投诉涉及几种产品时，品名一表每种各计一次，合计只计一次。逾期为现在已逾期的和逾期结案的。平均用时只算已结案的，单位工作日。',
      },
    ],
    signatures: ['制表人', '品管', '部门主管', '主管副总', '经理'],
  };
}

export const sides: Readonly<Record<FiguresBy, string>> = {
  category: '投诉类别',
  cause: '原因类别',
  product: '品名',
  month: '受理月份',
};

const figure = (label: string, weight = 10): DerivedColumn => ({ label, weight, align: 'right' });

function tableOf(side: FiguresBy, { rows, total }: Figures[FiguresBy]): DerivedPart {
  const columns: DerivedColumn[] = [
    { label: sides[side], weight: 34, align: 'left' },
    figure('件数'),
    figure('占比'),
    figure('处理中'),
    figure('已结案'),
    figure('已撤回'),
    figure('逾期'),
    figure('平均用时', 12),
    figure('损失金额（元）', 18),
  ];
  return {
    kind: 'table',
    title: `按${sides[side]}`,
    dense: true,
    together: true,
    columns,
    lines:
      total.count === 0
        ? []
        : [
            ...rows.map((row) => ({ kind: 'row' as const, cells: [row.what, ...cellsOf(row, total.count)] })),
            {
              kind: 'total',
              label: '合计',
              figures: cellsOf(total, total.count).map((text, place) => ({ column: 1 + place, text })),
            },
          ],
    empty: '这一年没有受理投诉',
  };
}

function cellsOf(row: FiguresRow, all: number): string[] {
  return [
    String(row.count),
    `${((row.count * 100) / all).toFixed(1)}%`,
    String(row.running),
    String(row.closed),
    String(row.withdrawn),
    String(row.overdue),
    row.averageTenths === undefined ? '—' : (row.averageTenths / 10).toFixed(1),
    formatMoney(row.lossFen),
  ];
}
