import { formatMoney } from '../../../shared/rules/money/money.ts';
import type { DerivedPaper, FactsPart, TableLine } from '../../sheets/derived/paper.ts';
import type { PaperMaker } from '../summary/paper.ts';
import type { CustomerHead, RecordedVisit, VisitQuestion, VisitRecord } from './visitRecord.ts';

const columns = [
  { label: '序', weight: 22, align: 'right' },
  { label: '日期', weight: 50, align: 'center' },
  { label: '业务员', weight: 40, align: 'left' },
  { label: '到达–离开', weight: 54, align: 'center' },
  { label: '停留', weight: 40, align: 'right' },
  { label: '方式', weight: 30, align: 'left' },
  { label: '目的', weight: 110, align: 'left' },
  { label: '面谈人', weight: 56, align: 'left' },
  { label: '结果', weight: 38, align: 'left' },
  { label: '订货（元）', weight: 62, align: 'right' },
  { label: '收款（元）', weight: 62, align: 'right' },
  { label: '下次拜访日', weight: 52, align: 'center' },
] as const;
const ORDER_COLUMN = 9;
const RECEIPT_COLUMN = 10;

/** Newest first as on screen, a band per year; numbered from the oldest, so that a visit keeps its number. */
export function visitRecordPaper(
  { customer, visits, total }: VisitRecord,
  { from, to }: Pick<VisitQuestion, 'from' | 'to'>,
  { branch, madeBy, madeAt }: PaperMaker,
): DerivedPaper {
  const period = from || to ? `${from ?? '建档'} 至 ${to ?? madeAt.slice(0, 10)} 的拜访` : '全部拜访';
  const listed = visits.length < total.visits ? `；共 ${total.visits} 次，列出最近 ${visits.length} 次` : '';
  return {
    title: '客户拜访档案记录',
    tableNumber: 'KD-22',
    branch: branch.name,
    office: `${branch.name}（${branch.code}）`,
    landscape: true,
    asOf: to && to < madeAt.slice(0, 10) ? to : madeAt.slice(0, 16).replace('T', ' '),
    madeBy,
    madeAt,
    subject: `${customer.code} ${customer.name}`,
    scope: `${period}${listed}`,
    parts: [
      customerFacts(customer),
      {
        kind: 'table',
        dense: true,
        columns,
        lines: linesOf(visits, total),
        empty: '日报里没有拜访这家客户的记录',
      },
    ],
    signatures: ['制表人', '部门主管', '主管副总', '会计', '出纳'],
  };
}

export function customerFacts(customer: CustomerHead): FactsPart {
  return {
    kind: 'facts',
    facts: [
      { label: '客户名称', value: customer.name, span: 2 },
      { label: '客户编号', value: customer.code },
      { label: '责任业务员', value: customer.salesperson },
      { label: '类型', value: customer.type },
      { label: '级别', value: customer.level },
      { label: '状态', value: customer.state },
      { label: '区域', value: customer.area },
      { label: '联系人', value: customer.contact, span: 2 },
      { label: '联系方式', value: customer.phone, span: 2 },
    ],
  };
}

function linesOf(visits: readonly RecordedVisit[], total: VisitRecord['total']): TableLine[] {
  let year = '';
  const lines = visits.flatMap((visit, index): TableLine[] => {
    const { cells } = visit;
    const line: TableLine = {
      kind: 'row',
      cells: [
        String(total.visits - index),
        visit.date,
        visit.salesperson,
        cells.arrived || cells.left ? `${cells.arrived ?? ''}–${cells.left ?? ''}` : '',
        cells.stay ?? '',
        cells.way ?? '',
        cells.purposes ?? '',
        cells.metWith ?? '',
        cells.result ?? '',
        visit.orderFen ? formatMoney(visit.orderFen) : '',
        visit.receiptFen ? formatMoney(visit.receiptFen) : '',
        cells.nextVisit ?? '',
      ],
      texts: visit.texts,
    };
    const begun = visit.date.slice(0, 4);
    if (begun === year) return [line];
    year = begun;
    return [{ kind: 'band', text: `${begun} 年` }, line];
  });
  if (lines.length === 0) return [];
  return [
    ...lines,
    {
      kind: 'total',
      label: `合计　${total.visits} 次`,
      figures: [
        { column: ORDER_COLUMN, text: formatMoney(total.orderFen) },
        { column: RECEIPT_COLUMN, text: formatMoney(total.receiptFen) },
      ],
    },
  ];
}
