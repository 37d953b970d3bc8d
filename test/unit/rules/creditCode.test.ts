import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyCode } from '../../../shared/rules/creditCode/creditCode.ts';
import { realCustomers, realCustomersAbsent } from './realCustomers.ts';

// The example of GB 32100-2015, appendix.
const good = '91350100M000100Y43';

describe('credit codes', () => {
  test('the standard’s own example passes', () => {
    expect(classifyCode(good)).toEqual({ kind: 'creditCode', code: good });
  });

  test.each([
    ['９１３５０１００Ｍ０００１００Ｙ４３'],
    ['91350100m000100y43'],
    [' 9135 0100 M000 100Y 43 '],
    ['91350100-M000100Y-43'],
  ])('%s is normalised', (text) => {
    expect(classifyCode(text)).toEqual({ kind: 'creditCode', code: good });
  });

  test.each([
    ['', 'empty'],
    ['9135', 'length'],
    ['91350100M000100Y4300000', 'length'],
    ['91350100M000100Y44', 'checkDigit'],
    ['9135M100M000100Y43', 'area'],
    ['第二厂名:苏州市江南传统工艺制品厂', 'alphabet'],
    ['320402000022815', 'checkDigit'],
    ['32040200002281A', 'alphabet'],
  ])('%s is refused: %s', (text, reason) => {
    const result = classifyCode(text);
    expect(result).toMatchObject({ kind: 'invalid', reason });
    expect(result).not.toHaveProperty('suggestion');
  });

  test.each([
    ['9135O1OOMOOO1OOY43', '91350100M000100Y43'],
    ['9I350I00M000I00Y43', '91350100M000100Y43'],
    ['91350l00m000100y43', null],
    ['3204O2000022814', '320402000022814'],
  ])('%s suggests %s', (text, suggestion) => {
    const result = classifyCode(text);
    if (suggestion === null) expect(result).not.toHaveProperty('suggestion');
    else expect(result).toMatchObject({ kind: 'invalid', reason: 'alphabet', suggestion });
  });

  test('old numbers are told apart', () => {
    expect(classifyCode('320402000022814').kind).toBe('registrationNumber');
    expect(classifyCode('3209231800598')).toEqual({ kind: 'unknown', code: '3209231800598' });
    expect(classifyCode('91350100M000100Y4').kind).toBe('unknown');
  });

  test('one wrong character is always noticed', () => {
    const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    fc.assert(
      fc.property(fc.nat(17), fc.constantFrom(...characters), (place, character) => {
        const wrong = good.slice(0, place) + character + good.slice(place + 1);
        expect(classifyCode(wrong).kind).toBe(wrong === good ? 'creditCode' : 'invalid');
      }),
    );
  });

  test.skipIf(realCustomersAbsent)('the real rows: 867 codes, 17 numbers, one old, one slipped cell', () => {
    const kinds = realCustomers().map((row) => classifyCode(row.统一社会信用代码 ?? '').kind);
    const count = (kind: string) => kinds.filter((each) => each === kind).length;
    expect(['creditCode', 'registrationNumber', 'unknown', 'invalid'].map(count)).toEqual([867, 17, 1, 1]);
  });
});
