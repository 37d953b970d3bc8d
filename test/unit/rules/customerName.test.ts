import { describe, expect, test } from 'vitest';
import { normaliseName } from '../../../shared/rules/customerName/normaliseName.ts';
import { pinyinInitials, readingOf } from '../../../shared/rules/customerName/pinyin.ts';
import { realCustomers, realCustomersAbsent } from './realCustomers.ts';

describe('the key of a name', () => {
  test.each([
    ['无锡新希望服饰有限公司', '无锡新希望服饰有限责任公司'],
    ['无锡（新区）希望 有限公司', '无锡(新区)希望有限公司'],
    ['无锡(新区)希望有限公司', '无锡新区希望有限公司'],
    ['ＡＢＢ（中国）有限公司', 'abb(中国)有限公司'],
    ['恒顺醋业股份有限公司', '恒顺醋业有限公司'],
    ['中国农业银行股份有限公司太仓新塘支行', '中国农业银行太仓新塘支行'],
    ['无锡远大投资（有限合伙）', '无锡远大投资'],
    ['江阴市通力机械厂\u3000', '江阴市通力机械厂'],
  ])('%s and %s are the same', (one, other) => {
    expect(normaliseName(one)).toBe(normaliseName(other));
  });

  test.each([
    ['中国银行无锡分行', '中国银行苏州分行'],
    ['中国农业银行股份有限公司太仓新塘支行', '中国农业银行股份有限公司太仓支行'],
    ['江苏苏美达集团有限公司', '江苏苏美达有限公司'],
    ['无锡市机械总公司', '无锡市机械分公司'],
    ['无锡机械厂', '无锡机械有限公司'],
    ['无锡第一机械厂', '无锡第二机械厂'],
    ['无锡新希望服饰有限公司', '无锡新希望服装有限公司'],
  ])('%s and %s differ', (one, other) => {
    expect(normaliseName(one)).not.toBe(normaliseName(other));
  });

  test('a name of nothing but a legal form is not lost', () => {
    expect(normaliseName('有限公司')).toBe('有限公司');
    expect(normaliseName('')).toBe('');
  });

  test.skipIf(realCustomersAbsent)('the real rows are all different bodies', () => {
    const keys = realCustomers().map((row) => normaliseName(row.企业名称 ?? ''));
    expect(new Set(keys).size).toBe(886);
  });
});

describe('pinyin', () => {
  test.each([
    ['中国银行重庆分行', 'company', 'zhong guo yin hang chong qing fen hang'],
    ['厦门长江', 'company', 'xia men chang jiang'],
    ['苏州浒墅关镇六合路', 'company', 'su zhou xu shu guan zhen lu he lu'],
    ['行政自行车行', 'company', 'xing zheng zi xing che hang'],
    ['吕绿略', 'company', 'lv lv lue'],
    ['单雄', 'person', 'shan xiong'],
    ['仇章明', 'person', 'qiu zhang ming'],
    ['欧阳修', 'person', 'ou yang xiu'],
  ] as const)('%s (%s) reads %s', (text, kind, reading) => {
    expect(readingOf(text, kind).join(' ')).toBe(reading);
  });

  test('one reading per character, none for what is not Chinese', () => {
    expect(readingOf('A无锡𠮷（田', 'company')).toEqual([
      undefined,
      'wu',
      'xi',
      undefined,
      undefined,
      'tian',
    ]);
  });

  test.each([
    ['无锡新希望服饰有限公司', 'company', 'WXXXWFSYXGS'],
    ['ＡＢＢ（中国）有限公司', 'company', 'ABBZGYXGS'],
    ['单雄', 'person', 'SX'],
    ['', 'company', ''],
  ] as const)('initials of %s', (name, kind, initials) => {
    expect(pinyinInitials(name, kind)).toBe(initials);
  });
});
