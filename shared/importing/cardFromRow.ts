import type { CustomerCard } from '../forms/customerCard/rules.ts';
import type { PersonReference } from '../forms/machinery/fields.ts';
import { classifyCode } from '../rules/creditCode/creditCode.ts';
import { readContacts } from './contacts.ts';
import { columnAt } from './header.ts';
import { isNotGiven } from './looksLike.ts';
import { type CellContext, oneLine, readCell } from './readCell.ts';
import { type RegionCells, readRegion, regionTargets } from './readRegion.ts';
import { realign } from './realign.ts';
import type { SourceRow, SourceTable } from './sourceTable.ts';
import { contactTargets, flatFields, IGNORE, type Mapping, ORIGINAL } from './targets.ts';

export interface CardDefaults {
  /** 建卡日 where the file has none. */
  today: string;
  salesperson?: PersonReference;
  area?: string;
  /** Salespeople by folded name, for a column 责任业务员. */
  people: ReadonlyMap<string, PersonReference>;
}

/** A row that becomes a card. */
export interface CardRow {
  line: number;
  cells: readonly string[];
  /** A draft: what the file does not say is absent. */
  body: CustomerCard;
  /** Chinese: what was not taken over as it stands, and why. */
  remarks: string[];
}

/** A row that goes back. */
export interface RejectedRow {
  line: number;
  cells: readonly string[];
  /** Chinese. */
  reason: string;
}

export type ReadRow = ({ kind: 'card' } & CardRow) | ({ kind: 'rejected' } & RejectedRow);

/** As the card's own limits in `customerCard/description.ts`. */
const LONGEST_NAME = 100;
const LONGEST_ORIGINAL = 4000;
export const MOST_ORIGINALS = 500;

interface Column {
  name: string;
  target: string;
  context: CellContext;
}

/**
 * Makes the reader of one file's rows. What a cell says goes to its item; every cell that is not found word for word in
 * its item stays under 导入原文, be it unreadable, interpreted (a capital's unit), or without a target.
 */
export function cardReader(
  table: Pick<SourceTable, 'columns'>,
  mapping: Mapping,
  defaults: CardDefaults,
): (row: SourceRow) => ReadRow {
  const columns = table.columns.map((name): Column => {
    const headUnit = unitOfHeader(name);
    return {
      name,
      target: Object.hasOwn(mapping, name) ? (mapping[name] ?? ORIGINAL) : ORIGINAL,
      context: { people: defaults.people, ...(headUnit && { headUnit }) },
    };
  });
  return (row) => readRow(row, columns, defaults);
}

/** 注册资本(万元) */
function unitOfHeader(header: string): '元' | '万元' | undefined {
  if (/万/.test(header)) return '万元';
  return /[(（:：/]\s*元/.test(header) ? '元' : undefined;
}

function readRow(row: SourceRow, columns: readonly Column[], defaults: CardDefaults): ReadRow {
  const { cells, extra } = realign(
    row.cells,
    columns.map((column) => column.target),
  );
  const sheet = new CardSheet();
  if (extra) {
    sheet.remarks.push(
      `从第 ${extra.place + 1} 格起多出一格，已顺次左移；多出的“${short(extra.cell)}”留在卡上`,
    );
    sheet.keep('多出的一格', extra.cell);
  }
  fillFields(sheet, columns, cells);
  fillRegion(sheet, columns, cells);
  fillContacts(sheet, columns, cells);
  keepExtraCells(sheet, columns.length, cells);
  const { body } = sheet;
  const { fullName } = body;
  const reason =
    fullName === undefined
      ? nameProblem(columns, cells)
      : sheet.originals.length > MOST_ORIGINALS
        ? `有 ${sheet.originals.length} 处原文，超过一张卡能留的 ${MOST_ORIGINALS} 处`
        : undefined;
  if (reason !== undefined) return { kind: 'rejected', line: row.line, cells: row.cells, reason };
  body.cardDate ??= defaults.today;
  if (defaults.salesperson) body.salesperson ??= defaults.salesperson;
  if (defaults.area !== undefined) body.area ??= defaults.area;
  if (sheet.originals.length > 0) body.importedOriginal = sheet.originals;
  return { kind: 'card', line: row.line, cells: row.cells, body, remarks: sheet.remarks };
}

/** A card while it is being filled from one row. */
class CardSheet {
  body: CustomerCard = {};
  remarks: string[] = [];
  originals: { column: string; value: string }[] = [];

  /** Keeps a cell as it was written, in as many pieces as an item of the card holds. */
  keep(column: string, cell: string): void {
    const value = cell.toWellFormed().trim();
    for (const piece of pieces(value)) this.originals.push({ column, value: piece });
  }

  /** Keeps the cell unless it stands in `shown` word for word. */
  keepUnlessFound(column: string, cell: string, shown: string): void {
    if (!withoutBlanks(shown).includes(withoutBlanks(cell))) this.keep(column, cell);
  }

  notTaken(column: string, cell: string, problem: string): void {
    this.keep(column, cell);
    if (!isNotGiven(cell)) this.remark(column, cell, `${problem}，原文留在卡上`);
  }

  remark(column: string, cell: string, text: string): void {
    this.remarks.push(`${column}“${short(cell)}”：${text}`);
  }
}

const withoutBlanks = (text: string) => text.replace(/\s/g, '');
const short = (text: string) => (text.length > 30 ? `${[...text].slice(0, 30).join('')}…` : text);

function pieces(text: string): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + LONGEST_ORIGINAL, text.length);
    // Not between the halves of a surrogate pair.
    if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end -= 1;
    found.push(text.slice(start, end));
    start = end;
  }
  return found;
}

const isEmpty = (cell: string) => cell.trim() === '';
const isRegion = (target: string) => (regionTargets as readonly string[]).includes(target);

function fillFields(sheet: CardSheet, columns: readonly Column[], cells: readonly string[]): void {
  for (const [place, { name, target, context }] of columns.entries()) {
    const cell = cells[place] ?? '';
    if (isEmpty(cell) || target === IGNORE || isRegion(target) || Object.hasOwn(contactTargets, target))
      continue;
    const field = flatFields.get(target);
    if (!field) {
      sheet.keep(name, cell);
      continue;
    }
    const reading = isNotGiven(cell)
      ? { problem: '没有内容' }
      : readCell(field, cell.toWellFormed(), context);
    if ('problem' in reading) {
      sheet.notTaken(name, cell, reading.problem);
      continue;
    }
    (sheet.body as Record<string, unknown>)[target] = reading.value;
    sheet.keepUnlessFound(name, cell, reading.shown);
    if (reading.remark) sheet.remark(name, cell, reading.remark);
    if (target === 'creditCode') remarkCode(sheet, name, String(reading.value));
  }
}

function remarkCode(sheet: CardSheet, column: string, code: string): void {
  const { kind } = classifyCode(code);
  if (kind === 'registrationNumber') sheet.remark(column, code, '是旧注册号，已照录并作标记');
  if (kind === 'unknown') sheet.remark(column, code, '位数不合现行规则，已照录，请核对');
  if (kind === 'invalid') sheet.remark(column, code, '校验位不对，已照录，请核对');
}

function fillRegion(sheet: CardSheet, columns: readonly Column[], cells: readonly string[]): void {
  const given: RegionCells = {};
  for (const [place, { target }] of columns.entries()) {
    const cell = cells[place] ?? '';
    if (isRegion(target) && !isEmpty(cell)) given[target as keyof RegionCells] = cell.toWellFormed();
  }
  if (Object.keys(given).length === 0) return;
  const read = readRegion(given);
  Object.assign(sheet.body, read);
  const shown = regionTargets.map((target) => read[target] ?? '').join('');
  for (const [place, { name, target }] of columns.entries()) {
    const cell = cells[place] ?? '';
    if (!isRegion(target) || isEmpty(cell)) continue;
    if (withoutBlanks(shown).includes(withoutBlanks(cell))) continue;
    // An address is only ever taken apart, with 市 or the city's name put in between: nothing to warn of.
    if (target === 'address' && read.address !== undefined) sheet.keep(name, cell);
    else sheet.notTaken(name, cell, target === 'address' ? '太长' : '不是所识别的地名');
  }
}

function fillContacts(sheet: CardSheet, columns: readonly Column[], cells: readonly string[]): void {
  const given: Record<string, string> = {};
  const names: Record<string, string> = {};
  for (const [place, { name, target }] of columns.entries()) {
    const cell = cells[place] ?? '';
    if (!Object.hasOwn(contactTargets, target) || isEmpty(cell)) continue;
    given[target] = cell.toWellFormed();
    names[target] = name;
  }
  const { contacts, notTaken, shown } = readContacts(given);
  if (contacts.length > 0) sheet.body.contacts = contacts;
  for (const [target, cell] of Object.entries(given)) {
    const column = names[target] ?? '';
    const problem = notTaken[target];
    if (problem !== undefined) sheet.notTaken(column, cell, problem);
    else sheet.keepUnlessFound(column, cell, shown[target] ?? '');
  }
}

function keepExtraCells(sheet: CardSheet, width: number, cells: readonly string[]): void {
  const extra = cells.slice(width);
  if (extra.every(isEmpty)) return;
  sheet.remarks.push(`比表头多出 ${extra.length} 格，原文留在卡上`);
  for (const [place, cell] of extra.entries()) {
    if (!isEmpty(cell)) sheet.keep(columnAt(width + place), cell);
  }
}

function nameProblem(columns: readonly Column[], cells: readonly string[]): string {
  const place = columns.findIndex((column) => column.target === 'fullName');
  const name = oneLine(cells[place] ?? '');
  return name.length > LONGEST_NAME ? `客户全称超过 ${LONGEST_NAME} 个字` : '没有客户全称';
}
