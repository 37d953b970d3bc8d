import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import { csvCell } from '../../../shared/importing/rejectsFile.ts';
import { daysBetween } from '../../../shared/rules/calendar/businessDate.ts';
import { SALES_COLUMN, summaryColumns } from '../../../shared/rules/customerSummary/summaryColumns.ts';
import type { SummaryLine } from '../../../shared/rules/customerSummary/summaryLines.ts';
import { formatMoney, formatMoneyPlain } from '../../../shared/rules/money/money.ts';

/** UTF-8 with its mark, CRLF, every cell quoted: what Excel opens rightly. Amounts without separators. */
export function summaryCsv(lines: readonly SummaryLine[]): string {
  const rows = [
    summaryColumns.map(({ label }) => label),
    ...lines.map((line) =>
      summaryColumns.map(({ key, text }, index) => {
        if (line.kind === 'total') return totalText(line, index, formatMoneyPlain);
        return key === 'yearFen' ? formatMoneyPlain(line.row.yearFen) : text(line.row, line.place);
      }),
    ),
  ];
  return `\ufeff${rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** What a total says in a column; the label stands under 名称. */
export function totalText(
  line: Extract<SummaryLine, { kind: 'total' }>,
  column: number,
  money: (fen: number) => string = formatMoney,
): string {
  if (column === SALES_COLUMN) return money(line.yearFen);
  return summaryColumns[column]?.key === 'name' ? `${line.label} ${line.count} 家` : '';
}

const BORDER = { borderStyle: 'thin', borderColor: '#B8C2CC' } as const;
const SHADE = '#E7EDF5';

/** Texts in Excel's text format, so that a leading = stays a character and long numbers keep their digits. */
export async function summaryXlsx(
  lines: readonly SummaryLine[],
  { until, about }: { until: string; about: string },
): Promise<Buffer> {
  const cell = (column: number, line: SummaryLine): CellObject => {
    const total = line.kind === 'total';
    const look: CellObject = { ...BORDER, ...(total && { fontWeight: 'bold', backgroundColor: SHADE }) };
    const fen = total ? line.yearFen : line.row.yearFen;
    if (column === SALES_COLUMN) return { value: fen / 100, type: Number, format: '#,##0.00', ...look };
    if (line.kind === 'total') return textCell(totalText(line, column), look);
    const { key, text } = summaryColumns[column] as (typeof summaryColumns)[number];
    if (key === 'place') return { value: line.place, type: Number, format: '0', ...look };
    if (key === 'lastVisit' && line.row.lastVisit)
      return {
        // A number of days has no time zone, a Date would.
        value: daysBetween('1899-12-30', line.row.lastVisit),
        type: Number,
        format: 'yyyy-mm-dd',
        ...look,
      };
    return textCell(text(line.row, line.place), look);
  };
  return writeXlsxFile(
    [
      {
        sheet: '客户归类汇总表',
        columns: summaryColumns.map(({ width }) => ({ width: Math.round(width / 7) })),
        stickyRowsCount: 2,
        orientation: 'landscape' as const,
        data: [
          [{ ...textCell(`客户归类汇总表　截止 ${until}${about && `　${about}`}`, {}), fontWeight: 'bold' }],
          summaryColumns.map(({ label }) => ({
            ...textCell(label, { ...BORDER, backgroundColor: SHADE }),
            fontWeight: 'bold' as const,
          })),
          ...lines.map((line) => summaryColumns.map((_, column) => cell(column, line))),
        ],
      },
    ],
    { fontFamily: 'Microsoft YaHei', fontSize: 10 },
  ).toBuffer();
}

function textCell(value: string, look: CellObject): CellObject {
  // write-excel-file looks texts up in a plain object and mistakes these names for entries of it.
  const text = value in Object.prototype ? `${value} ` : value;
  return { value: text.toWellFormed(), type: String, format: '@', ...look };
}
