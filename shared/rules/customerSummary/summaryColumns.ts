import { formatMoney } from '../money/money.ts';
import { levelName, type SummaryRow, stateText, typeName } from './summaryRow.ts';

export interface SummaryColumn {
  key: string;
  label: string;
  /** On screen, in px; on paper and in a workbook a share of the width. */
  width: number;
  align: 'left' | 'center' | 'right';
  /** `place`: 序号, from 1. */
  text(row: SummaryRow, place: number): string;
}

const column = (
  key: string,
  label: string,
  width: number,
  text: SummaryColumn['text'],
  align: SummaryColumn['align'] = 'left',
): SummaryColumn => ({ key, label, width, align, text });

/** The columns of 客户归类汇总表, in the order of the paper. */
export const summaryColumns: readonly SummaryColumn[] = [
  column('place', '序号', 46, (_, place) => String(place), 'right'),
  column('code', '客户编号', 96, (row) => row.code),
  column('name', '名称', 168, (row) => row.name),
  column('contact', '联系人', 62, (row) => row.contact ?? ''),
  column('position', '职务', 62, (row) => row.position ?? ''),
  column('phone', '联系方式', 106, (row) => row.phone ?? ''),
  column('address', '地址', 156, (row) => row.address ?? ''),
  column('industry', '行业', 66, (row) => row.industry ?? ''),
  column('type', '类型', 66, (row) => typeName(row.type)),
  column('level', '级别', 58, (row) => levelName(row.level), 'center'),
  column('salesperson', '责任业务员', 84, (row) => row.salesperson ?? ''),
  column('yearFen', '年累计销售额（元）', 140, (row) => formatMoney(row.yearFen), 'right'),
  column('lastVisit', '末次拜访日', 90, (row) => row.lastVisit ?? '', 'center'),
  column('state', '状态', 90, stateText),
];

export const SALES_COLUMN = summaryColumns.findIndex(({ key }) => key === 'yearFen');
