import type { Fen } from './money.ts';

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES = ['仟', '佰', '拾', ''];

/** 1 to 9999: zeros between digits read as one 零, those at either end are silent. */
function fourDigits(value: number): string {
  let text = '';
  let gap = false;
  [...String(value).padStart(4, '0')].forEach((digit, place) => {
    if (digit === '0') {
      gap = text !== '';
      return;
    }
    if (gap) text += '零';
    text += `${DIGITS[Number(digit)]}${PLACES[place]}`;
    gap = false;
  });
  return text;
}

/** `high unit low`; 零 between them when the highest place of `low` is empty. */
function joined(value: number, size: number, unit: string, read: (part: number) => string): string {
  const high = Math.floor(value / size);
  const low = value % size;
  if (high === 0) return read(low);
  if (low === 0) return `${read(high)}${unit}`;
  return `${read(high)}${unit}${low < size / 10 ? '零' : ''}${read(low)}`;
}

function eightDigits(value: number): string {
  return joined(value, 10_000, '万', fourDigits);
}

/**
 * 大写金额 of `fen`, without the leading 人民币, after the rules for filling in bills (《支付结算办法》附一): 整 after 元
 * and 角, not after 分; 零 where figures have zeros between digits, also between 元 and 分 when 角 is 0; 负 in front of a
 * negative amount; 零元整 for 0. Amounts of 10^12 yuan and more read 万亿.
 * @throws RangeError when not a safe integer.
 */
export function moneyInCapitals(fen: Fen): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`Not a safe integer: ${fen}`);
  if (fen === 0) return '零元整';
  const amount = Math.abs(fen);
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const cent = amount % 10;
  let text = fen < 0 ? '负' : '';
  if (yuan > 0) text += `${joined(yuan, 100_000_000, '亿', eightDigits)}元`;
  if (jiao > 0) text += `${DIGITS[jiao]}角`;
  else if (cent > 0 && yuan > 0) text += '零';
  return cent > 0 ? `${text}${DIGITS[cent]}分` : `${text}整`;
}
