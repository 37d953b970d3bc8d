import type {
  ChoiceField,
  Field,
  IntegerField,
  PersonReference,
  TextField,
} from '../forms/machinery/fields.ts';
import { addDays, isBusinessDate, parseBusinessDate } from '../rules/calendar/businessDate.ts';
import { type CapitalRefusal, parseRegisteredCapital } from '../rules/capital/registeredCapital.ts';
import { normaliseCode } from '../rules/creditCode/creditCode.ts';
import { foldText } from '../rules/customerName/normaliseName.ts';
import { parseQuantity } from '../rules/money/money.ts';
import { parsePhone, splitPhones } from '../rules/phone/phone.ts';
import { parseEmail, parsePostcode } from '../rules/phone/postalAndMail.ts';
import { longNumber } from './excelNumber.ts';
import { isNotGiven } from './looksLike.ts';

/**
 * What a cell says in the terms of its item. `shown`: how the value is written, to see whether the cell is found in it
 * word for word. `problem`: Chinese, why it was not taken over.
 */
export type Reading =
  | { value: unknown; shown: string; remark?: string }
  | { problem: string; value?: undefined };

export interface CellContext {
  /** The unit that the column's header names. */
  headUnit?: '元' | '万元';
  /** Salespeople by name, for 责任业务员. */
  people: ReadonlyMap<string, PersonReference>;
}

const LONG_TEXT = 4000;
const TEXT = 200;

export function readCell(field: Field, cell: string, context: CellContext): Reading {
  if (isNotGiven(cell)) return { problem: '没有内容' };
  switch (field.kind) {
    case 'text':
      return readText(field, oneLine(cell));
    case 'longText':
      return asWritten(cell.replace(/\r\n?/g, '\n').trim(), field.max ?? LONG_TEXT);
    case 'integer':
      return readInteger(field, cell);
    case 'quantity':
      return readQuantity(cell);
    case 'money':
      return readMoney(cell, context.headUnit);
    case 'date':
      return readDate(cell);
    case 'choice':
      return readChoice(field, cell);
    case 'choices':
      return readChoices(field.options, cell);
    case 'reference': {
      const person = context.people.get(foldText(cell));
      return person ? { value: person, shown: person.name } : { problem: '人员里没有这个名字' };
    }
    default:
      return { problem: '不能从一个单元格读出' };
  }
}

export const oneLine = (text: string) => text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim();

function asWritten(text: string, max: number): Reading {
  return text.length > max ? { problem: `超过 ${max} 个字` } : { value: text, shown: text };
}

function readText(field: TextField, text: string): Reading {
  const max = field.max ?? TEXT;
  switch (field.format) {
    case 'creditCode':
      return readCode(text, max);
    case 'phone':
      return readPhone(text, max);
    case 'mobile':
      return readMobile(text);
    case 'postcode': {
      const parsed = parsePostcode(text);
      if (parsed.ok) return { value: parsed.postcode, shown: parsed.postcode };
      return { problem: parsed.reason === 'length' ? '不是 6 位（开头的 0 可能被 Excel 去掉）' : '不是邮编' };
    }
    case 'email': {
      const parsed = parseEmail(text);
      if (!parsed.ok || parsed.email.length > max) return { problem: '不是邮箱地址' };
      return { value: parsed.email, shown: parsed.email };
    }
    default:
      return readPlainText(text, max);
  }
}

function readPlainText(text: string, max: number): Reading {
  const long = longNumber(text);
  if (long === 'lost') return { problem: LOST_DIGITS };
  return asWritten(long?.digits ?? text, max);
}

const LOST_DIGITS = 'Excel 把长数字改成了科学计数法，末几位已丢失';

/** A code that fails the check is taken over all the same: the card marks it until someone looks it up. */
function readCode(text: string, max: number): Reading {
  const long = longNumber(text);
  if (long === 'lost') return { problem: LOST_DIGITS };
  const code = long?.digits ?? normaliseCode(text);
  if (!/^[0-9A-Z]+$/.test(code) || code.length > max || !/\d{5}/.test(code))
    return { problem: '不是信用代码或注册号' };
  return { value: code, shown: code };
}

/** The first of several numbers that can be told; the others stay in the original. */
function readPhone(text: string, max: number): Reading {
  const long = longNumber(text);
  if (long === 'lost') return { problem: LOST_DIGITS };
  const parsed = splitPhones(long?.digits ?? text).map(parsePhone);
  const found =
    parsed.find((phone) => phone.ok) ?? parsed.find((phone) => !phone.ok && phone.reason !== 'characters');
  if (!found || found.number.length > max) return { problem: '不是电话号码' };
  return {
    value: found.number,
    shown: found.number,
    ...(found.ok ? {} : { remark: '号码不完整，请核对' }),
  };
}

function readMobile(text: string): Reading {
  const long = longNumber(text);
  if (long === 'lost') return { problem: LOST_DIGITS };
  const found = splitPhones(long?.digits ?? text)
    .map(parsePhone)
    .find((phone) => phone.ok && phone.kind === 'mobile');
  if (!found || /转/.test(found.number)) return { problem: '不是手机号' };
  return { value: found.number, shown: found.number };
}

const COUNTED = /\s*(?:人|名|辆|台|天|日|个|位|余人|左右)$/u;

function readInteger(field: IntegerField, cell: string): Reading {
  const parsed = parseQuantity(cell.normalize('NFKC').trim().replace(COUNTED, ''));
  if (!parsed.ok || parsed.thousandths % 1000 !== 0) return { problem: '不是整数' };
  const value = parsed.thousandths / 1000;
  if (value < (field.min ?? 0) || value > (field.max ?? Number.MAX_SAFE_INTEGER))
    return { problem: '数值超出范围' };
  return { value, shown: String(value) };
}

const SQUARE_METRES = /\s*(?:㎡|平方米|平方|平米|m2|m²|平)$/iu;

function readQuantity(cell: string): Reading {
  const text = cell.trim().replace(SQUARE_METRES, '').normalize('NFKC').replace(SQUARE_METRES, '');
  const parsed = parseQuantity(text);
  if (!parsed.ok || parsed.thousandths < 0) return { problem: '不是数量' };
  return { value: parsed.thousandths, shown: text };
}

const capitalProblems: Readonly<Record<CapitalRefusal, string>> = {
  notGiven: '没有内容',
  noAmount: '没有数额',
  noUnit: '只有数字，不知道是元还是万元',
  tooPrecise: '小于一分',
  outOfRange: '数值太大',
  unreadable: '读不出金额',
};

/** All amounts of a card are in 万元 on paper, and every amount's words and units are those of 注册资本. */
function readMoney(cell: string, headUnit: '元' | '万元' | undefined): Reading {
  const parsed = parseRegisteredCapital(cell, headUnit);
  if (!parsed.ok) return { problem: capitalProblems[parsed.reason] };
  if (parsed.currency !== 'CNY') return { problem: '是外币，没有折算' };
  // Whatever was written, the unit was beside it: the original stays, as the amount is shown in 万元.
  return { value: parsed.fen, shown: '' };
}

/** Excel's day 0; its calendar wrongly has a 29 February 1900, so that this holds from March 1900. */
const EXCEL_DAY_ZERO = '1899-12-30';

function readDate(cell: string): Reading {
  const text = cell.normalize('NFKC').trim();
  const day = text.replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '');
  const date = parseBusinessDate(day);
  if (date !== null) return { value: date, shown: date };
  // A date cell that lost its format shows Excel's count of days.
  if (/^\d{5}$/.test(text)) {
    const counted = addDays(EXCEL_DAY_ZERO, Number(text));
    if (isBusinessDate(counted) && counted < '2100') return { value: counted, shown: counted };
  }
  return { problem: '不是年月日齐全的日期' };
}

function readChoice(field: ChoiceField, cell: string): Reading {
  const key = optionOf(field.options, cell);
  return key === undefined ? { problem: '不在可选项中' } : { value: key, shown: field.options[key] ?? key };
}

function readChoices(options: ChoiceField['options'], cell: string): Reading {
  const words = cell.split(/[,，;；、/|\s]+/u).filter((word) => word !== '');
  const keys = words.map((word) => optionOf(options, word));
  if (keys.includes(undefined)) return { problem: '不在可选项中' };
  const chosen = [...new Set(keys.filter((key) => key !== undefined))];
  return { value: chosen, shown: chosen.map((key) => options[key]).join('、') };
}

/** 「经销」 for 经销商, 「A 级」 for A: the label itself, or the only label that begins so. */
function optionOf(options: ChoiceField['options'], cell: string): string | undefined {
  const word = foldText(cell);
  const folded = Object.entries(options).map(([key, label]) => [key, foldText(label)] as const);
  const exact = folded.find(([, label]) => label === word || label === word.replace(/[级类户]$/u, ''));
  if (exact) return exact[0];
  const begun = word.length < 2 ? [] : folded.filter(([, label]) => label.startsWith(word));
  return begun.length === 1 ? begun[0]?.[0] : undefined;
}
