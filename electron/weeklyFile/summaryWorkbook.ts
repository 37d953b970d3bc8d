import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import { type BusinessDate, daysBetween } from '../../shared/rules/calendar/businessDate.ts';
import type { WeekContents } from './weekContents.ts';
import { CENTRAL_RECORD_SIZE, END_RECORD_SIZE } from './zipLayout.ts';

/** money: integer fen; percent: basis points; quantity: thousandths; date: `yyyy-mm-dd`. */
export type SummaryKind = 'text' | 'date' | 'integer' | 'money' | 'percent' | 'quantity';

export interface SummaryColumn {
  title: string;
  kind: SummaryKind;
  /** In characters of the font's width; a Chinese character takes two. */
  width: number;
}

export interface SummarySheet {
  /** At most 31 characters, without : \ / ? * [ ]. */
  name: string;
  columns: readonly SummaryColumn[];
  /** One value for each column; undefined leaves the cell empty. */
  rows: readonly (readonly (string | number | undefined)[])[];
}

/** Excel takes no more characters in a cell. */
const LONGEST_CELL = 32_767;
const CUT = '……（过长，全文见 documents）';
const HEAD: CellObject = {
  fontWeight: 'bold',
  backgroundColor: '#E7EDF5',
  wrap: true,
  alignVertical: 'center',
};
const BORDER = { borderStyle: 'thin', borderColor: '#B8C2CC' } as const;

const NUMBERS: Readonly<Record<Exclude<SummaryKind, 'text' | 'date'>, { divisor: number; format: string }>> =
  {
    integer: { divisor: 1, format: '0' },
    money: { divisor: 100, format: '#,##0.00' },
    percent: { divisor: 10_000, format: '0.00%' },
    quantity: { divisor: 1000, format: '#,##0.###' },
  };

/**
 * As typed text in Excel's text format: a leading =, +, - or @ stays a character even after the cell is edited,
 * and long numbers keep all their digits.
 */
function textCell(value: string): CellObject {
  const cut = value.length > LONGEST_CELL ? value.slice(0, LONGEST_CELL - CUT.length) + CUT : value;
  // write-excel-file looks texts up in a plain object and mistakes these names for entries of it.
  const text = cut in Object.prototype ? `${cut} ` : cut;
  return { value: text.toWellFormed(), type: String, format: '@', wrap: true };
}

/** Excel counts days from 1899-12-30; the number has no time zone, a Date would. */
function dateCell(date: BusinessDate): CellObject {
  return { value: daysBetween('1899-12-30', date), type: Number, format: 'yyyy-mm-dd', align: 'center' };
}

function cellOf(kind: SummaryKind, value: string | number | undefined): CellObject {
  const style = { ...BORDER, alignVertical: 'top' } as const;
  if (value === undefined) return style;
  if (kind === 'text') return { ...textCell(String(value)), ...style };
  if (kind === 'date') return { ...dateCell(String(value)), ...style };
  if (typeof value !== 'number') throw new TypeError(`Not a number in a column of kind ${kind}: ${value}`);
  const { divisor, format } = NUMBERS[kind];
  return { value: value / divisor, type: Number, format, ...style };
}

/** An xlsx with these sheets, first row held fast; the same bytes for the same sheets. */
export async function summaryWorkbook(sheets: readonly SummarySheet[]): Promise<Buffer> {
  const written = await writeXlsxFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
      data: [
        columns.map(({ title }) => ({ ...textCell(title), ...HEAD, ...BORDER })),
        ...rows.map((row) => columns.map(({ kind }, index) => cellOf(kind, row[index]))),
      ],
    })),
    { fontFamily: 'Microsoft YaHei', fontSize: 10 },
  ).toBuffer();
  return withFixedTimes(written);
}

/** write-excel-file stamps the time of writing on each of the zip's entries: all become 1980-01-01. */
function withFixedTimes(zip: Buffer): Buffer {
  const end = zip.length - END_RECORD_SIZE;
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < entries; entry += 1) {
    const local = zip.readUInt32LE(at + 42);
    zip.writeUInt32LE(0x00210000, at + 12);
    zip.writeUInt32LE(0x00210000, local + 10);
    at +=
      CENTRAL_RECORD_SIZE + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}

const GAP_STATES = { missing: '缺交', late: '迟交', void: '作废' } as const;

/** 陪同核对: where a supervisor's and a salesperson's report do not agree. */
export function mismatchSheet({ mismatches }: Pick<WeekContents, 'mismatches'>): SummarySheet {
  return {
    name: '陪同核对',
    columns: [
      { title: '日期', kind: 'date', width: 12 },
      { title: '主管', kind: 'text', width: 12 },
      { title: '业务员', kind: 'text', width: 12 },
      { title: '客户', kind: 'text', width: 34 },
      { title: '不符', kind: 'text', width: 18 },
      { title: '说明', kind: 'text', width: 70 },
      { title: '原因', kind: 'text', width: 40 },
    ],
    rows: mismatches.map(({ date, supervisor, salesperson, customer, findingTitle, text, reason }) => [
      date,
      supervisor,
      salesperson,
      customer,
      findingTitle,
      text,
      reason,
    ]),
  };
}

/** 缺交与原因: what is missing from the week, and why it was sealed all the same. */
export function gapsSheet({
  gaps,
  openPoints,
  forms,
}: Pick<WeekContents, 'gaps' | 'openPoints' | 'forms'>): SummarySheet {
  const titles = new Map(forms.map(({ form, title }) => [form, title]));
  return {
    name: '缺交与原因',
    columns: [
      { title: '事项', kind: 'text', width: 14 },
      { title: '日期', kind: 'date', width: 12 },
      { title: '人员', kind: 'text', width: 12 },
      { title: '内容', kind: 'text', width: 50 },
      { title: '原因', kind: 'text', width: 50 },
    ],
    rows: [
      ...gaps.map(({ state, date, personName, form, reason }) => [
        GAP_STATES[state],
        date,
        personName,
        titles.get(form) ?? form,
        reason,
      ]),
      ...openPoints.map(({ text, reason }) => ['未了事项', undefined, undefined, text, reason]),
    ],
  };
}
