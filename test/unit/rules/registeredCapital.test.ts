import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRegisteredCapital } from '../../../shared/rules/capital/registeredCapital.ts';
import { realCustomers, realCustomersAbsent } from './realCustomers.ts';

describe('registered capital', () => {
  test.each([
    ['676(万元人民币)', 676_0000_00, 'CNY'],
    ['49.7万人民币', 49_7000_00, 'CNY'],
    ['2,200(万元人民币)', 2200_0000_00, 'CNY'],
    ['152,599.6000(万元人民币)', 152599_6000_00, 'CNY'],
    ['67.3000（万元人民币）', 67_3000_00, 'CNY'],
    ['80万', 80_0000_00, 'CNY'],
    ['20(万)', 20_0000_00, 'CNY'],
    ['3(万元)', 3_0000_00, 'CNY'],
    ['0(万元人民币)', 0, 'CNY'],
    ['0.8万人民币元', 8000_00, 'CNY'],
    ['0.8万元人民币', 8000_00, 'CNY'],
    ['300(万美元)', 300_0000_00, 'USD'],
    ['1,900(万美元)', 1900_0000_00, 'USD'],
    ['USD 500,000', 500_000_00, 'USD'],
    ['＄１００万', 100_0000_00, 'USD'],
    ['港币50万元整', 50_0000_00, 'HKD'],
    ['500000元', 500_000_00, 'CNY'],
    ['1.2亿', 1_2000_0000_00, 'CNY'],
    ['人民币 3 百万元', 300_0000_00, 'CNY'],
    ['1千万元', 1000_0000_00, 'CNY'],
    ['0.123456万', 1234_56, 'CNY'],
    ['注册资本：50 万元', 50_0000_00, 'CNY'],
    ['¥1,234.50', 1234_50, 'CNY'],
    ['1000亿元', 1000_0000_0000_00, 'CNY'],
  ])('%s', (text, fen, currency) => {
    expect(parseRegisteredCapital(text)).toEqual({ ok: true, fen, currency });
  });

  test.each([
    ['N/A', 'notGiven'],
    ['', 'notGiven'],
    ['无', 'notGiven'],
    ['-', 'notGiven'],
    ['(万美元)', 'noAmount'],
    ['万人民币元', 'noAmount'],
    ['500', 'noUnit'],
    ['0.1234567万', 'tooPrecise'],
    ['10.001元', 'tooPrecise'],
    ['1000.01亿元', 'outOfRange'],
    ['5万万元', 'unreadable'],
    ['50万美元人民币', 'unreadable'],
    ['50-100万', 'unreadable'],
    ['-50万', 'unreadable'],
    ['伍拾万元', 'unreadable'],
    ['1,23万', 'unreadable'],
    ['五金、交电', 'unreadable'],
  ])('%s is kept unread: %s', (text, reason) => {
    expect(parseRegisteredCapital(text)).toEqual({ ok: false, reason, text });
  });

  test('the head of the table gives a bare number its unit, and no other', () => {
    expect(parseRegisteredCapital('500', '万元')).toEqual({ ok: true, fen: 500_0000_00, currency: 'CNY' });
    expect(parseRegisteredCapital('500', '元')).toEqual({ ok: true, fen: 500_00, currency: 'CNY' });
    expect(parseRegisteredCapital('500元', '万元')).toEqual({ ok: true, fen: 500_00, currency: 'CNY' });
    expect(parseRegisteredCapital('5亿', '万元')).toEqual({ ok: true, fen: 5_0000_0000_00, currency: 'CNY' });
  });

  test('every amount in 万元 comes through exactly', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.nat(999_999), (whole, millionths) => {
        const text = `${whole}.${String(millionths).padStart(6, '0')}万元`;
        expect(parseRegisteredCapital(text)).toMatchObject({ fen: whole * 1_000_000 + millionths });
      }),
    );
  });

  test.skipIf(realCustomersAbsent)('all 886 real rows: read, or kept as they were', () => {
    const texts = realCustomers().map((row) => row.注册资金 ?? '');
    const results = texts.map((text) => parseRegisteredCapital(text));
    const unread = results.filter((result) => !result.ok);
    expect(unread).toEqual(Array(7).fill({ ok: false, reason: 'notGiven', text: 'N/A' }));
    expect(results.filter((result) => result.ok && result.currency === 'USD')).toHaveLength(2);
    expect(results).toHaveLength(886);
  });
});
