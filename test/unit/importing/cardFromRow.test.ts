import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerCardForm } from '../../../shared/forms/customerCard/index.ts';
import { displayValue } from '../../../shared/forms/machinery/display.ts';
import { type Body, fieldsOf } from '../../../shared/forms/machinery/form.ts';
import { draftProblems } from '../../../shared/forms/machinery/problems.ts';
import { IGNORE, targets } from '../../../shared/importing/targets.ts';
import { cardOf, chen, read, tableOf, today } from './sources.ts';

const name = { 企业名称: '江阴市通力机械厂' };

describe('a row becomes a card', () => {
  test('what it says goes to the items, what it does not say is absent', () => {
    const { body, remarks } = cardOf({
      ...name,
      统一社会信用代码: '91320200MA1XKQ7U0J',
      注册日期: '1987/3/9',
      法人代表: '单宏图',
      联系电话: '0510-86201234',
      责任业务员: '陈立',
      客户级别: 'A级',
      职工人数: '25人',
      注册地址: '',
    });
    expect(body).toEqual({
      fullName: '江阴市通力机械厂',
      creditCode: '91320200MA1XKQ7U0J',
      founded: '1987-03-09',
      contacts: [{ name: '单宏图', role: ['legalRepresentative'] }],
      phone: '0510-86201234',
      salesperson: chen,
      level: 'A',
      staff: 25,
      cardDate: today,
      importedOriginal: [
        { column: '注册日期', value: '1987/3/9' },
        { column: '客户级别', value: 'A级' },
        { column: '职工人数', value: '25人' },
      ],
    });
    expect(remarks).toEqual([]);
  });

  test.each([
    ['676(万元人民币)', 676_0000_00],
    ['49.7万人民币', 49_7000_00],
    ['2,200(万元人民币)', 2200_0000_00],
    ['80万', 80_0000_00],
    ['0(万元人民币)', 0],
  ])('capital %s, its writing kept', (capital, fen) => {
    const { body } = cardOf({ ...name, 注册资金: capital });
    expect(body.registeredCapital).toBe(fen);
    expect(body.importedOriginal).toEqual([{ column: '注册资金', value: capital }]);
  });

  test('a bare capital has the unit of its header', () => {
    expect(cardOf({ ...name, '注册资本(万元)': '500' }).body.registeredCapital).toBe(500_0000_00);
    expect(cardOf({ ...name, '注册资本(元)': '500' }).body.registeredCapital).toBe(500_00);
    const { body, remarks } = cardOf({ ...name, 注册资本: '500' });
    expect(body.registeredCapital).toBeUndefined();
    expect(body.importedOriginal).toEqual([{ column: '注册资本', value: '500' }]);
    expect(remarks).toEqual(['注册资本“500”：只有数字，不知道是元还是万元，原文留在卡上']);
  });

  test('N/A is no value and no reason to warn, but stays', () => {
    const { body, remarks } = cardOf({ ...name, 注册资金: 'N/A' });
    expect(body.registeredCapital).toBeUndefined();
    expect(body.importedOriginal).toEqual([{ column: '注册资金', value: 'N/A' }]);
    expect(remarks).toEqual([]);
  });

  test.each([
    ['320281000019401', '是旧注册号'],
    ['91320200MA1XKQ7U0A', '校验位不对'],
    ['3202810000194', '位数不合现行规则'],
  ])('the code %s is kept and marked: %s', (code, mark) => {
    const { body, remarks } = cardOf({ ...name, 信用代码: code });
    expect(body.creditCode).toBe(code);
    expect(remarks).toEqual([expect.stringContaining(mark)]);
  });

  test('a code that Excel cut to 15 digits is not taken for one', () => {
    const { body, remarks } = cardOf({ ...name, 信用代码: '9.13202E+17' });
    expect(body.creditCode).toBeUndefined();
    expect(body.importedOriginal).toEqual([{ column: '信用代码', value: '9.13202E+17' }]);
    expect(remarks).toEqual([expect.stringContaining('科学计数法')]);
  });

  test('the address is taken apart, and only what was left out of it stays', () => {
    const whole = cardOf({ ...name, 注册地址: '江苏省无锡市江阴市澄江中路 16 号' });
    expect(whole.body).toMatchObject({
      province: '江苏省',
      city: '无锡市',
      district: '江阴市',
      address: '澄江中路 16 号',
    });
    expect(whole.body.importedOriginal).toBeUndefined();
    const beside = cardOf({ ...name, 所在省份: '江苏', 地区: '无锡', 注册地址: '江阴市澄江中路 16 号' });
    expect(beside.body).toMatchObject({ province: '江苏省', city: '无锡市', district: '江阴市' });
    const odd = cardOf({ ...name, 地区: '华东大区' });
    expect(odd.body.city).toBeUndefined();
    expect(odd.remarks).toEqual(['地区“华东大区”：不是所识别的地名，原文留在卡上']);
  });

  test('two numbers in one cell: the first is taken, both stay', () => {
    const { body } = cardOf({ ...name, 联系电话: '0510-86201234、13812345678' });
    expect(body.phone).toBe('0510-86201234');
    expect(body.importedOriginal).toEqual([{ column: '联系电话', value: '0510-86201234、13812345678' }]);
  });

  test('the same man as representative and contact is one person', () => {
    const { body } = cardOf({ ...name, 法人代表: '单宏图', 联系人: '单宏图', 手机: '13812345678' });
    expect(body.contacts).toEqual([{ name: '单宏图', role: ['legalRepresentative'], mobile: '13812345678' }]);
  });

  test('columns that nobody knows, and cells beyond the header, stay', () => {
    const [made] = read(tableOf(['企业名称', '去年备注甲'], ['某某商行', '爱下棋', '多一格']));
    expect(made).toMatchObject({
      kind: 'card',
      body: {
        importedOriginal: [
          { column: '去年备注甲', value: '爱下棋' },
          { column: '第 3 列', value: '多一格' },
        ],
      },
      remarks: ['比表头多出 1 格，原文留在卡上'],
    });
  });

  test('a column that the user leaves out is left out', () => {
    const { body } = cardOf({ ...name, 备注甲: '爱下棋' }, { 企业名称: 'fullName', 备注甲: IGNORE });
    expect(body.importedOriginal).toBeUndefined();
  });

  test('an unquoted comma that pushed the row to the right is taken back', () => {
    const columns = ['企业名称', '统一社会信用代码', '注册日期', '注册资金'];
    const [made] = read(tableOf(columns, ['某某商行', '分号', '91320200MA1XKQ7U0J', '1987-03-09', '80万']));
    expect(made).toMatchObject({
      body: { creditCode: '91320200MA1XKQ7U0J', founded: '1987-03-09', registeredCapital: 80_0000_00 },
      remarks: [expect.stringContaining('多出一格')],
    });
    expect(made?.kind === 'card' && made.body.importedOriginal).toContainEqual({
      column: '多出的一格',
      value: '分号',
    });
  });
});

describe('a row goes back', () => {
  test.each([
    ['没有客户全称', ''],
    ['没有客户全称', 'N/A'],
    ['客户全称超过 100 个字', '长'.repeat(101)],
  ])('%s', (reason, fullName) => {
    expect(read(tableOf(['企业名称', '电话'], [fullName, '86201234']))).toEqual([
      { kind: 'rejected', line: 2, cells: [fullName, '86201234'], reason },
    ]);
  });
});

describe('whatever stands in the cells', () => {
  test('the card is a draft that can be saved, and no cell is lost', () => {
    const awkward = fc.oneof(
      fc.constantFrom(
        'N/A',
        '676(万元人民币)',
        '9.13202E+17',
        '-1',
        '1e999',
        '２０２６年２月３０日',
        '\ud800',
        '0',
        '经销商',
        '13812345678/0510-86201234',
        '江苏省无锡市新吴区长江路16号',
        '=1+1',
        '长'.repeat(9000),
        '99999999999999999999',
        '陈立',
        '__proto__',
      ),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const columns = targets.filter(({ key }) => key !== IGNORE && key !== 'fullName');
    const arbitrary = fc.array(fc.record({ target: fc.constantFrom(...columns), cell: awkward }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(arbitrary, (given) => {
        const cells = new Map(given.map(({ target, cell }) => [target.label, { key: target.key, cell }]));
        const row = { 客户全称: '某某商行', ...asRecord(cells, ({ cell }) => cell) };
        const mapping = { 客户全称: 'fullName', ...asRecord(cells, ({ key }) => key) };
        const { body } = cardOf(row, mapping);
        expect(draftProblems(customerCardForm, body as Body)).toEqual([]);
        const held = everythingOn(body as Body);
        for (const cell of Object.values(row))
          for (const word of bare(cell).match(/.{1,2000}/gsu) ?? []) expect(held).toContain(word);
      }),
      { numRuns: 2000 },
    );
  });
});

const asRecord = <T>(cells: Map<string, T>, value: (cell: T) => string) =>
  Object.fromEntries([...cells].map(([column, cell]) => [column, value(cell)]));
const bare = (text: string) => text.toWellFormed().replace(/\s/g, '');

/** All that one sees on the card, without blanks. The address is shown behind its province and city. */
function everythingOn(body: Body): string {
  const shown = fieldsOf(customerCardForm.description).map(([key, field]) =>
    field.kind === 'rows'
      ? ((body[key] ?? []) as Body[]).map((row) =>
          Object.entries(field.fields)
            .map(([item, inner]) => displayValue(inner, row[item]))
            .join(''),
        )
      : displayValue(field, body[key]),
  );
  return bare(shown.flat().join(''));
}
