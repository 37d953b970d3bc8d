import { formatMoney, formatPercent, formatQuantity } from '../../rules/money/money.ts';
import type { CustomerReference, Field, FileReference, PersonReference } from './fields.ts';

/** The finished Chinese string of a value, as screen lists, sheets and exports show it; '' when absent. Rows are counted. */
export function displayValue(field: Field, value: unknown): string {
  if (value === undefined || value === null) return '';
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'date':
    case 'time':
      return String(value);
    case 'integer':
      return withUnit(String(value), field.unit);
    case 'quantity':
      return withUnit(formatQuantity(value as number), field.unit);
    case 'money':
      return field.unit === '万元' ? formatTenThousands(value as number) : formatMoney(value as number);
    case 'percent':
      return formatPercent(value as number);
    case 'choice':
      return field.options[value as string] ?? String(value);
    case 'choices':
      return (value as string[]).map((key) => field.options[key] ?? key).join('、');
    case 'reference':
      return (value as CustomerReference | PersonReference).name;
    case 'rows':
      return `${(value as unknown[]).length} 行`;
    case 'files':
      return (value as FileReference[]).map((file) => file.name).join('、');
    case 'computed':
      return displayComputed(field.as, value, field.unit);
  }
}

function displayComputed(as: string, value: unknown, unit: string | undefined): string {
  switch (as) {
    case 'money':
      return formatMoney(value as number);
    case 'percent':
      return formatPercent(value as number);
    case 'quantity':
      return withUnit(formatQuantity(value as number), unit);
    default:
      return withUnit(String(value), unit);
  }
}

const withUnit = (shown: string, unit: string | undefined) => (unit ? `${shown} ${unit}` : shown);

/** Fen as 万元 with up to six decimals: exact, nothing is rounded away. */
export function formatTenThousands(fen: number): string {
  const whole = Math.trunc(fen / 1_000_000);
  const rest = String(Math.abs(fen % 1_000_000))
    .padStart(6, '0')
    .replace(/0+$/, '');
  const sign = fen < 0 && whole === 0 ? '-' : '';
  return rest ? `${sign}${whole}.${rest}` : `${sign}${whole}`;
}

/** Bytes as people compare them: `812 KB`, `3.4 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
