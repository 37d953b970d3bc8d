import { levelName, levelNames, type SummaryRow, typeName, typeNames } from './summaryRow.ts';

export type SummaryLine =
  | { kind: 'customer'; place: number; row: SummaryRow }
  /** `level`: of one type and level; `type`: of one type; `all`: 总计. */
  | { kind: 'total'; of: 'level' | 'type' | 'all'; label: string; count: number; yearFen: number };

/** Order of the groups: types and levels as on the card, what is not filled in at the end. */
export const groupOrder = {
  type: (key: string | undefined) => orderIn(Object.keys(typeNames), key),
  level: (key: string | undefined) => orderIn(Object.keys(levelNames), key ?? 'unrated'),
};

function orderIn(keys: readonly string[], key: string | undefined): number {
  const place = key === undefined ? -1 : keys.indexOf(key);
  return place < 0 ? keys.length : place;
}

/**
 * The rows numbered, each type × level closed by its subtotal, each type by its own, the whole by the grand total.
 * @param rows sorted by `groupOrder`: type first, then level
 */
export function summaryLines(rows: readonly SummaryRow[]): SummaryLine[] {
  const lines: SummaryLine[] = [];
  let ofLevel = emptyTotal();
  let ofType = emptyTotal();
  const all = emptyTotal();
  rows.forEach((row, index) => {
    lines.push({ kind: 'customer', place: index + 1, row });
    for (const total of [ofLevel, ofType, all]) {
      total.count += 1;
      total.yearFen += row.yearFen;
    }
    const next = rows[index + 1];
    const typeEnds = !next || groupOrder.type(next.type) !== groupOrder.type(row.type);
    if (typeEnds || groupOrder.level(next.level) !== groupOrder.level(row.level)) {
      const label = `${typeName(row.type)} ${levelName(row.level)} 小计`;
      lines.push({ kind: 'total', of: 'level', label, ...ofLevel });
      ofLevel = emptyTotal();
    }
    if (!typeEnds) return;
    lines.push({ kind: 'total', of: 'type', label: `${typeName(row.type)} 合计`, ...ofType });
    ofType = emptyTotal();
  });
  if (rows.length > 0) lines.push({ kind: 'total', of: 'all', label: '总计', ...all });
  return lines;
}

const emptyTotal = () => ({ count: 0, yearFen: 0 });
