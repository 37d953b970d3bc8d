import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moneyInCapitals } from '../../../shared/rules/money/capitals.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };

/** Reads capitals back, independently of how they were written. */
function readBack(text: string): number {
  const negative = text.startsWith('负');
  const [yuanText = '', rest = ''] = text.includes('元') ? text.split('元') : ['', text];
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const character of yuanText) {
    if (DIGITS.includes(character)) digit = DIGITS.indexOf(character);
    else if (character in PLACES) {
      group += digit * (PLACES[character] ?? 0);
      digit = 0;
    } else if (character === '万') {
      total += (group + digit) * 10_000;
      group = digit = 0;
    } else if (character === '亿') {
      total = (total + group + digit) * 100_000_000;
      group = digit = 0;
    }
  }
  let fen = (total + group + digit) * 100;
  for (const [, amount = '', unit] of rest.matchAll(/([壹贰叁肆伍陆柒捌玖])([角分])/g)) {
    fen += DIGITS.indexOf(amount) * (unit === '角' ? 10 : 1);
  }
  return negative ? -fen : fen;
}

describe('大写金额', () => {
  // Amounts and readings as 《正确填写票据和结算凭证的基本规定》 gives them, where it leaves a choice in our form.
  test.each([
    [140950, '壹仟肆佰零玖元伍角整'],
    [600714, '陆仟零柒元壹角肆分'],
    [168032, '壹仟陆佰捌拾元叁角贰分'],
    [10700053, '壹拾万柒仟元伍角叁分'],
    [1640902, '壹万陆仟肆佰零玖元零贰分'],
    [32504, '叁佰贰拾伍元零肆分'],
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [11, '壹角壹分'],
    [100, '壹元整'],
    [101, '壹元零壹分'],
    [1000, '壹拾元整'],
    [100000000, '壹佰万元整'],
    [100050000, '壹佰万零伍佰元整'],
    [1000000000, '壹仟万元整'],
    [10000500000, '壹亿零伍仟元整'],
    [10000000000, '壹亿元整'],
    [10100000000, '壹亿零壹佰万元整'],
    [11000000000, '壹亿壹仟万元整'],
    [1000000000000, '壹佰亿元整'],
    [100000000000000, '壹万亿元整'],
    [100500000000001, '壹万零伍拾亿元零壹分'],
    [-123450, '负壹仟贰佰叁拾肆元伍角整'],
  ])('%d 分 is %s', (fen, text) => {
    expect(moneyInCapitals(fen)).toBe(text);
  });

  test('every amount reads back to itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.maxSafeInteger(),
          fc.integer({ min: -1_000_000, max: 1_000_000 }),
          fc.tuple(fc.nat(9), fc.nat(15)).map(([digit, zeros]) => Math.min(digit * 10 ** zeros, 9e15)),
        ),
        (fen) => {
          const text = moneyInCapitals(fen);
          expect(readBack(text)).toBe(fen);
          expect(text).not.toMatch(/零零|零[元万亿整](?!整)|零$/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('what is no safe integer throws', () => {
    expect(() => moneyInCapitals(1.5)).toThrow(RangeError);
    expect(() => moneyInCapitals(2 ** 53)).toThrow(RangeError);
  });
});
