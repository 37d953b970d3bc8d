import { FEN_LIMIT, type Fen } from '../money/money.ts';

export type Currency =
  | 'CNY'
  | 'USD'
  | 'HKD'
  | 'EUR'
  | 'JPY'
  | 'GBP'
  | 'TWD'
  | 'KRW'
  | 'SGD'
  | 'AUD'
  | 'CAD'
  | 'CHF'
  | 'MOP';

export type CapitalRefusal =
  /** Blank, `N/A`, 无, 不详. */
  | 'notGiven'
  /** A unit without a number: `(万美元)`, `万人民币元`. */
  | 'noAmount'
  /** A number alone: yuan or 万元? */
  | 'noUnit'
  /** Finer than 0.01 of the currency. */
  | 'tooPrecise'
  /** Above ±10^13 分. */
  | 'outOfRange'
  | 'unreadable';

/** `fen` is hundredths of the currency's unit, for every currency. `text` is the original, unchanged. */
export type RegisteredCapital =
  | { ok: true; fen: Fen; currency: Currency }
  | { ok: false; reason: CapitalRefusal; text: string };

const CURRENCIES: readonly (readonly [RegExp, Currency])[] = [
  [/^(?:人民币|RMB|CNY|¥)/, 'CNY'],
  [/^(?:美元|美金|USD|US\$|\$)/, 'USD'],
  [/^(?:港币|港元|港幣|HKD|HK\$)/, 'HKD'],
  [/^(?:欧元|EUR|€)/, 'EUR'],
  [/^(?:日元|日圆|日币|JPY)/, 'JPY'],
  [/^(?:英镑|GBP|£)/, 'GBP'],
  [/^(?:新?台币|TWD)/, 'TWD'],
  [/^(?:韩元|韩币|KRW)/, 'KRW'],
  [/^(?:新加坡元|新币|SGD)/, 'SGD'],
  [/^(?:澳大利亚元|澳元|AUD)/, 'AUD'],
  [/^(?:加拿大元|加元|CAD)/, 'CAD'],
  [/^(?:瑞士法郎|CHF)/, 'CHF'],
  [/^(?:澳门元|澳门币|MOP)/, 'MOP'],
];

/** Powers of ten of one yuan. */
const MAGNITUDES: readonly (readonly [RegExp, number])[] = [
  [/^万亿/, 12],
  [/^亿/, 8],
  [/^千万/, 7],
  [/^百万/, 6],
  [/^万/, 4],
];

const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?/;
const NOT_GIVEN = /^(?:N\/?A|无|不详|未知|未填|暂无|-+|\/)?$/;

interface Unit {
  currency?: Currency;
  power?: number;
  yuan: boolean;
}

/** What stands around the number, in whatever order: magnitude, currency, 元, 整. Null when something else is there. */
function readUnit(text: string): Unit | null {
  const unit: Unit = { yuan: false };
  let rest = text;
  const take = (pattern: RegExp): boolean => {
    const found = pattern.exec(rest);
    if (found) rest = rest.slice(found[0].length);
    return found !== null;
  };
  while (rest !== '') {
    const currency: Currency | undefined = CURRENCIES.find(([pattern]) => take(pattern))?.[1];
    const power: number | undefined =
      currency === undefined ? MAGNITUDES.find(([pattern]) => take(pattern))?.[1] : undefined;
    if (currency !== undefined && unit.currency === undefined) unit.currency = currency;
    else if (power !== undefined && unit.power === undefined) unit.power = power;
    else if (currency !== undefined || power !== undefined) return null;
    else if (take(/^[元圆]/)) unit.yuan = true;
    else if (!take(/^[整正]$/)) return null;
  }
  return unit;
}

/**
 * 注册资本 as registers write it: `676(万元人民币)`, `2,200(万元人民币)`, `49.7万人民币`, `1.2亿`, `USD 500,000`, `500000元`.
 * A magnitude or 元 without a currency means 人民币. `headUnit` is the unit that a table's head names
 * (注册资本(万元)) for cells that hold a number alone. What cannot be read is handed back as it was.
 */
export function parseRegisteredCapital(text: string, headUnit?: '元' | '万元'): RegisteredCapital {
  const refuse = (reason: CapitalRefusal): RegisteredCapital => ({ ok: false, reason, text });
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s()[\]]/g, '')
    .replace(/^(?:注册资[本金])?:?(?:约|折合)?/, '');
  if (NOT_GIVEN.test(plain)) return refuse('notGiven');
  const start = plain.search(/\d/);
  if (start < 0) return refuse(readUnit(plain) ? 'noAmount' : 'unreadable');
  const number = NUMBER.exec(plain.slice(start));
  if (!number) return refuse('unreadable');
  const [digits, whole = '', fraction = ''] = number;
  const unit = readUnit(plain.slice(0, start) + plain.slice(start + digits.length));
  if (!unit) return refuse('unreadable');
  const bare = unit.power === undefined && !unit.yuan && unit.currency === undefined;
  if (bare && headUnit === undefined) return refuse('noUnit');
  const power = (unit.power ?? (bare && headUnit === '万元' ? 4 : 0)) + 2;
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > power) return refuse('tooPrecise');
  const amount = BigInt(whole.replaceAll(',', '') + significant.padEnd(power, '0'));
  if (amount > BigInt(FEN_LIMIT)) return refuse('outOfRange');
  return { ok: true, fen: Number(amount), currency: unit.currency ?? 'CNY' };
}
