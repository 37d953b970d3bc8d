import { refuse } from '../../../shared/errors/index.ts';
import { SALES_COLUMN, summaryColumns } from '../../../shared/rules/customerSummary/summaryColumns.ts';
import type { SummaryLine } from '../../../shared/rules/customerSummary/summaryLines.ts';
import { formatMoney } from '../../../shared/rules/money/money.ts';
import type { DerivedPaper, TableLine } from '../../sheets/derived/paper.ts';

/** Some two hundred pages; more is a matter for the workbook. */
export const MOST_ON_PAPER = 6000;

export interface PaperMaker {
  branch: { code: string; name: string };
  madeBy: string;
  madeAt: string;
}

/** @throws SUMMARY_TOO_LONG */
export function summaryPaper(
  lines: readonly SummaryLine[],
  { until, about }: { until: string; about: string },
  { branch, madeBy, madeAt }: PaperMaker,
): DerivedPaper {
  const customers = lines.filter(({ kind }) => kind === 'customer').length;
  if (customers > MOST_ON_PAPER) refuse('SUMMARY_TOO_LONG', { count: customers, limit: MOST_ON_PAPER });
  return {
    title: '客户归类汇总表',
    tableNumber: 'KD-21',
    branch: branch.name,
    office: `${branch.name}（${branch.code}）`,
    landscape: true,
    asOf: until,
    madeBy,
    madeAt,
    subject: `截止 ${until}`,
    scope: about || '全部客户',
    parts: [
      {
        kind: 'table',
        dense: true,
        columns: summaryColumns.map(({ key, label, align }) => ({
          label: headOnPaper[key] ?? label,
          weight: weights[key] ?? 1,
          align,
        })),
        lines: lines.map(lineOf),
        empty: '没有符合条件的客户',
      },
      {
        kind: 'remark',
        text: `说明：客户资料以截止日当天的资料卡为准；年累计销售额为 ${until.slice(0, 4)} 年 1 月 1 日至截止日日报中的订货金额，末次拜访日取截止日及以前的日报；状态注“待建卡”者当日尚未提交资料卡。`,
      },
    ],
    signatures: ['制表人', '部门主管', '主管副总', '会计', '出纳'],
  };
}

const headOnPaper: Readonly<Record<string, string>> = {
  yearFen: '年累计\n销售额（元）',
  salesperson: '责任\n业务员',
};

/** In points of the page's width, so that 11 digits, a date or an amount in the millions stand on one line. */
const weights: Readonly<Record<string, number>> = {
  place: 24,
  code: 50,
  name: 132,
  contact: 40,
  position: 44,
  phone: 60,
  address: 146,
  industry: 58,
  type: 36,
  level: 34,
  salesperson: 38,
  yearFen: 60,
  lastVisit: 50,
  state: 44,
};

function lineOf(line: SummaryLine): TableLine {
  if (line.kind === 'customer')
    return { kind: 'row', cells: summaryColumns.map(({ text }) => text(line.row, line.place)) };
  return {
    kind: 'total',
    label: `${line.label}　${line.count} 家`,
    figures: [{ column: SALES_COLUMN, text: formatMoney(line.yearFen) }],
  };
}
