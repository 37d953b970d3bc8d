import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FEN_LIMIT,
  formatMoney,
  formatMoneyPlain,
  formatPercent,
  formatQuantity,
  lineAmount,
  parseMoney,
  parsePercent,
  parseQuantity,
  ratio,
  shareOf,
} from '../../../shared/rules/money/money.ts';

const money = fc.integer({ min: -FEN_LIMIT, max: FEN_LIMIT });

describe('money', () => {
  test.each([
    ['1,234.5', 123450],
    ['1234.50', 123450],
    ['0', 0],
    ['-0', 0],
    ['-3', -300],
    ['−3.01', -301],
    ['+7', 700],
    ['￥1,234.50', 123450],
    ['¥8', 800],
    ['１２３．４５', 12345],
    ['１，２３４', 123400],
    [' 12 ', 1200],
    ['1.500', 150],
    ['0.1', 10],
    ['100000000000', FEN_LIMIT],
    ['-100,000,000,000.00', -FEN_LIMIT],
  ])('%s is %d 分', (text, fen) => {
    expect(parseMoney(text)).toEqual({ ok: true, fen });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['1.234', 'tooManyDecimals'],
    ['0.001', 'tooManyDecimals'],
    ['1,23', 'notANumber'],
    ['12,34,567', 'notANumber'],
    ['1.', 'notANumber'],
    ['.5', 'notANumber'],
    ['1e5', 'notANumber'],
    ['0x10', 'notANumber'],
    ['1 234', 'notANumber'],
    ['三百', 'notANumber'],
    ['--1', 'notANumber'],
    ['Infinity', 'notANumber'],
    ['100000000000.01', 'outOfRange'],
    ['9'.repeat(400), 'outOfRange'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseMoney(text)).toEqual({ ok: false, reason });
  });

  test('what is shown can be typed again', () => {
    fc.assert(
      fc.property(money, (fen) => {
        expect(parseMoney(formatMoney(fen))).toEqual({ ok: true, fen });
        expect(parseMoney(formatMoneyPlain(fen))).toEqual({ ok: true, fen });
      }),
    );
  });

  test.each([
    [123450, '1,234.50'],
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [-123456789, '-1,234,567.89'],
    [100000, '1,000.00'],
  ])('%d 分 is shown as %s', (fen, text) => {
    expect(formatMoney(fen)).toBe(text);
  });

  test('fractions of a 分 never reach the screen', () => {
    expect(() => formatMoney(0.5)).toThrow(RangeError);
    expect(() => formatMoney(Number.NaN)).toThrow(RangeError);
  });
});

describe('quantities and percents', () => {
  test.each([
    ['12', 12000, '12'],
    ['0.5', 500, '0.5'],
    ['1,200.125', 1200125, '1,200.125'],
    ['10', 10000, '10'],
    ['100.10', 100100, '100.1'],
    ['-2', -2000, '-2'],
  ])('%s is %d thousandths, shown as %s', (text, thousandths, shown) => {
    expect(parseQuantity(text)).toEqual({ ok: true, thousandths });
    expect(formatQuantity(thousandths)).toBe(shown);
  });

  test('a fourth decimal is refused', () => {
    expect(parseQuantity('0.0001')).toEqual({ ok: false, reason: 'tooManyDecimals' });
  });

  test.each([
    ['12.5', 1250, '12.5%'],
    ['12.5%', 1250, '12.5%'],
    ['100％', 10000, '100%'],
    ['0', 0, '0%'],
    ['33.33', 3333, '33.33%'],
    ['-5', -500, '-5%'],
  ])('%s is %d basis points, shown as %s', (text, basisPoints, shown) => {
    expect(parsePercent(text)).toEqual({ ok: true, basisPoints });
    expect(formatPercent(basisPoints)).toBe(shown);
  });
});

describe('products and shares', () => {
  test.each([
    [2000, 1050, 2100],
    [1, 500, 1],
    [1, 499, 0],
    [-1, 500, -1],
    [333, 100, 33],
    [1500, 333, 500],
    [1000, 1005, 1005],
    [0, 99, 0],
  ])('%d thousandths at %d 分 make %d 分', (quantity, price, amount) => {
    expect(lineAmount(quantity, price)).toBe(amount);
  });

  test('products beyond 2^53 stay exact, beyond the limit there is no amount', () => {
    // The exact product ends in …499; in floating point it would round up to …500.
    expect(lineAmount(9_990_005_853, 999_983)).toBe(9_989_836_022_900);
    expect(lineAmount(10_000_000_000, 1_000_000)).toBe(FEN_LIMIT);
    expect(lineAmount(10_000_000_001, 1_000_000)).toBeNull();
    expect(lineAmount(-FEN_LIMIT, FEN_LIMIT)).toBeNull();
  });

  test('a return cancels its sale', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(1_000_000), (quantity, price) => {
        const sale = lineAmount(quantity, price);
        const back = lineAmount(-quantity, price);
        expect(sale === null ? back : (sale ?? 0) + (back ?? 0)).toBe(sale === null ? null : 0);
      }),
    );
  });

  test('shares and ratios', () => {
    expect(shareOf(10_001, 500)).toBe(500);
    expect(shareOf(10_010, 500)).toBe(501);
    expect(ratio(1, 3)).toBe(3333);
    expect(ratio(2, 3)).toBe(6667);
    expect(ratio(0, 3)).toBe(0);
    expect(ratio(3, 0)).toBeNull();
  });
});
