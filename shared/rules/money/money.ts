/** Integer 分. User input and line amounts stay within ±10^13 (a thousand 亿 yuan). */
export type Fen = number;
/** Integer thousandths of the unit of quantity. */
export type Thousandths = number;
/** Integer hundredths of a percent. */
export type BasisPoints = number;

export const FEN_LIMIT = 10_000_000_000_000;

export type NumberRefusal = 'empty' | 'notANumber' | 'tooManyDecimals' | 'outOfRange';
export type ParsedMoney = { ok: true; fen: Fen } | { ok: false; reason: NumberRefusal };
export type ParsedQuantity = { ok: true; thousandths: Thousandths } | { ok: false; reason: NumberRefusal };
export type ParsedPercent = { ok: true; basisPoints: BasisPoints } | { ok: false; reason: NumberRefusal };

// Either plain digits or groups of three: '1,23' is more likely a slip than 123.
const WRITTEN = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;

type Scaled = { ok: true; value: number } | { ok: false; reason: NumberRefusal };

/** Exact: the digits never pass through a fraction. Full-width digits, commas, points and minus signs count too. */
function parseScaled(text: string, decimals: number): Scaled {
  const plain = text.normalize('NFKC').replaceAll('\u2212', '-').trim();
  if (plain === '') return { ok: false, reason: 'empty' };
  const written = WRITTEN.exec(plain);
  if (!written) return { ok: false, reason: 'notANumber' };
  const [, sign, whole = '', fraction = ''] = written;
  // Trailing zeros say nothing more: '1.500' is 1.50.
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > decimals) return { ok: false, reason: 'tooManyDecimals' };
  const digits = BigInt(whole.replaceAll(',', '') + significant.padEnd(decimals, '0'));
  if (digits > BigInt(FEN_LIMIT)) return { ok: false, reason: 'outOfRange' };
  return { ok: true, value: sign === '-' && digits !== 0n ? -Number(digits) : Number(digits) };
}

function formatScaled(value: number, decimals: number, grouped: boolean): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${value}`);
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const groups = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${value < 0 ? '-' : ''}${groups}.${digits.slice(-decimals)}`;
}

function withoutTrailingZeros(text: string): string {
  return text.replace(/\.?0+$/, '');
}

/** Yuan as a user writes them: `1,234.5`, `￥1234.50`, `-3`. More than two decimals are refused, not rounded. */
export function parseMoney(text: string): ParsedMoney {
  const parsed = parseScaled(text.replace(/^\s*[¥￥]/u, ''), 2);
  return parsed.ok ? { ok: true, fen: parsed.value } : parsed;
}

/** 万元 as a user writes them: `676`, `49.7`, `1,200.123456`. At most six decimals: 1 万元 is 1,000,000 分. */
export function parseTenThousands(text: string): ParsedMoney {
  const parsed = parseScaled(text.replace(/^\s*[¥￥]/u, '').replace(/万元?\s*$/u, ''), 6);
  return parsed.ok ? { ok: true, fen: parsed.value } : parsed;
}

/** `1,234.50`. @throws RangeError when not a safe integer. */
export function formatMoney(fen: Fen): string {
  return formatScaled(fen, 2, true);
}

/** `1,234.50` as `1234.50`, for input fields and CSV. @throws RangeError when not a safe integer. */
export function formatMoneyPlain(fen: Fen): string {
  return formatScaled(fen, 2, false);
}

/** At most three decimals. */
export function parseQuantity(text: string): ParsedQuantity {
  const parsed = parseScaled(text, 3);
  return parsed.ok ? { ok: true, thousandths: parsed.value } : parsed;
}

/** `1,200`, `0.5`: without trailing zeros. @throws RangeError when not a safe integer. */
export function formatQuantity(thousandths: Thousandths): string {
  return withoutTrailingZeros(formatScaled(thousandths, 3, true));
}

/** `12.5`, `12.5%`: at most two decimals. */
export function parsePercent(text: string): ParsedPercent {
  const parsed = parseScaled(text.replace(/[%％]\s*$/u, ''), 2);
  return parsed.ok ? { ok: true, basisPoints: parsed.value } : parsed;
}

/** `12.5%`. @throws RangeError when not a safe integer. */
export function formatPercent(basisPoints: BasisPoints): string {
  return `${withoutTrailingZeros(formatScaled(basisPoints, 2, false))}%`;
}

/** Half away from zero (四舍五入), so that a return cancels its sale to the 分. */
function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const [top, bottom] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const quotient = (2n * top + bottom) / (2n * bottom);
  return negative ? -quotient : quotient;
}

function withinLimit(fen: bigint): Fen | null {
  return fen > BigInt(FEN_LIMIT) || fen < -BigInt(FEN_LIMIT) ? null : Number(fen);
}

/** Quantity × unit price, half up to the 分; null beyond ±10^13 分. Both must be integers. */
export function lineAmount(quantity: Thousandths, unitPrice: Fen): Fen | null {
  return withinLimit(divideHalfUp(BigInt(quantity) * BigInt(unitPrice), 1000n));
}

/** The share of an amount, half up to the 分: 5 % discount is `shareOf(fen, 500)`. Null beyond ±10^13 分. */
export function shareOf(fen: Fen, basisPoints: BasisPoints): Fen | null {
  return withinLimit(divideHalfUp(BigInt(fen) * BigInt(basisPoints), 10_000n));
}

/** `part` of `whole` in basis points, half up (达成率, 回款率); null when `whole` is 0. */
export function ratio(part: number, whole: number): BasisPoints | null {
  if (whole === 0) return null;
  return Number(divideHalfUp(BigInt(part) * 10_000n, BigInt(whole)));
}
