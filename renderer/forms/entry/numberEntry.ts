import { formatTenThousands } from '../../../shared/forms/machinery/display.ts';
import type {
  IntegerField,
  MoneyField,
  PercentField,
  QuantityField,
} from '../../../shared/forms/machinery/fields.ts';
import {
  formatMoney,
  formatMoneyPlain,
  formatPercent,
  formatQuantity,
  type NumberRefusal,
  parseMoney,
  parsePercent,
  parseQuantity,
  parseTenThousands,
} from '../../../shared/rules/money/money.ts';
import { emptied, type Reading, read, unreadable } from './reading.ts';

export type NumberField = IntegerField | QuantityField | MoneyField | PercentField;

/**
 * The integer that a body holds (fen, thousandths, basis points, or the number itself). An amount in 元 may be typed in
 * 万 (`1.2万`).
 */
export function readNumber(field: NumberField, text: string): Reading<number> {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (plain === '') return emptied;
  switch (field.kind) {
    case 'integer':
      return readInteger(withoutUnit(plain, field.unit));
    case 'quantity': {
      const parsed = parseQuantity(withoutUnit(plain, field.unit));
      return parsed.ok ? read(parsed.thousandths) : unreadable(says(parsed.reason, 3));
    }
    case 'percent': {
      const parsed = parsePercent(plain);
      return parsed.ok ? read(parsed.basisPoints) : unreadable(says(parsed.reason, 2));
    }
    case 'money': {
      if (field.unit === '万元' || /万元?$/.test(plain)) {
        const parsed = parseTenThousands(plain);
        return parsed.ok ? read(parsed.fen) : unreadable(says(parsed.reason, 6));
      }
      const parsed = parseMoney(withoutUnit(plain, '元'));
      return parsed.ok ? read(parsed.fen) : unreadable(says(parsed.reason, 2));
    }
  }
}

function readInteger(plain: string): Reading<number> {
  const parsed = parseQuantity(plain);
  if (!parsed.ok) return unreadable(says(parsed.reason, 0));
  return parsed.thousandths % 1000 === 0 ? read(parsed.thousandths / 1000) : unreadable('请填整数');
}

function withoutUnit(plain: string, unit = ''): string {
  // As the text itself was: ㎡ is m2 in plain characters.
  const written = unit.normalize('NFKC');
  return written && plain.endsWith(written) ? plain.slice(0, -written.length) : plain;
}

function says(reason: NumberRefusal, decimals: number): string {
  switch (reason) {
    case 'tooManyDecimals':
      return decimals === 0 ? '请填整数' : `最多 ${decimals} 位小数`;
    case 'outOfRange':
      return '数值太大，请核对';
    default:
      return '请填数字';
  }
}

/** The text to edit: plain digits, so that a clerk can go on typing. */
export function editableNumber(field: NumberField, value: number): string {
  switch (field.kind) {
    case 'integer':
      return String(value);
    case 'quantity':
      return formatQuantity(value).replaceAll(',', '');
    case 'percent':
      return formatPercent(value).replace('%', '');
    case 'money':
      return field.unit === '万元' ? formatTenThousands(value) : formatMoneyPlain(value).replace(/\.00$/, '');
  }
}

/** The text to read, without its unit: `12,345.00`. */
export function shownNumber(field: NumberField, value: number): string {
  switch (field.kind) {
    case 'integer':
      return field.names ? String(value) : value.toLocaleString('zh-CN');
    case 'quantity':
      return formatQuantity(value);
    case 'percent':
      return formatPercent(value).replace('%', '');
    case 'money':
      return field.unit === '万元' ? grouped(formatTenThousands(value)) : formatMoney(value);
  }
}

function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** What stands behind the input. */
export function unitOf(field: NumberField): string {
  if (field.kind === 'percent') return '%';
  if (field.kind === 'money') return field.unit ?? '元';
  return field.unit ?? '';
}
