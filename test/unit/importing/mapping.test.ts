import { describe, expect, test } from 'vitest';
import { guessMapping } from '../../../shared/importing/guessMapping.ts';
import { tableWithHeader } from '../../../shared/importing/header.ts';
import { REJECTS_COLUMNS } from '../../../shared/importing/rejectsFile.ts';
import { tableOf } from './sources.ts';

const guessed = (columns: string[], ...rows: string[][]) =>
  guessMapping(tableOf(columns, ...rows)).map(({ target, confidence }) => [target, confidence]);

describe('which column goes where', () => {
  test('by the names that offices and registers use', () => {
    expect(
      guessed([
        '企业名称',
        '统一社会信用代码',
        '注册日期',
        '企业类型',
        '法人代表',
        '注册资金',
        '经营范围',
        '所在省份',
        '地区',
        '注册地址',
      ]),
    ).toEqual(
      [
        'fullName',
        'creditCode',
        'founded',
        'ownership',
        'legalRepresentative',
        'registeredCapital',
        'businessScope',
        'province',
        'city',
        'address',
      ].map((target) => [target, 'certain']),
    );
  });

  test('units, stars, blanks and width of a header do not matter', () => {
    expect(guessed(['* 客户名称', '注册资本（万元）', 'Ｅ－ｍａｉｌ', '联系人 手机号'])).toEqual([
      ['fullName', 'certain'],
      ['registeredCapital', 'certain'],
      ['email', 'certain'],
      ['contactMobile', 'certain'],
    ]);
  });

  test('by the end of the header', () => {
    expect(guessed(['甲方单位名称', '我方业务员'])).toEqual([
      ['fullName', 'likely'],
      ['salesperson', 'likely'],
    ]);
  });

  test('by the cells when the header says nothing', () => {
    expect(
      guessed(
        ['甲', '乙', '丙', '丁'],
        ['江阴市通力机械厂', '91320200MA1XKQ7U0J', '13812345678', '不知所云'],
        ['无锡新区希望贸易有限公司', '320281000019401', '13912345678', '也是'],
      ),
    ).toEqual([
      ['fullName', 'likely'],
      ['creditCode', 'likely'],
      ['contactMobile', 'likely'],
      ['original', 'none'],
    ]);
  });

  test('two columns of one meaning: the surer gets it, the other stays on the card', () => {
    expect(guessed(['甲方单位名称', '企业名称'])).toEqual([
      ['original', 'none'],
      ['fullName', 'certain'],
    ]);
  });

  test('the columns of a file that came back are left out', () => {
    expect(guessed([...REJECTS_COLUMNS, '企业名称']).map(([target]) => target)).toEqual([
      'ignore',
      'ignore',
      'fullName',
    ]);
  });
});

describe('the header', () => {
  const rowsOf = (...rows: string[][]) => ({
    rows: rows.map((cells, place) => ({ line: place + 1, cells })),
    broken: [],
  });

  test('is found below titles, which are no customers', () => {
    const table = tableWithHeader(
      rowsOf(['客户一览表'], ['打印日期', '2026-11-16'], ['客户名称', '电话'], ['某某商行', '86201234']),
      '表.csv',
    );
    expect(table.columns).toEqual(['客户名称', '电话']);
    expect(table.rows).toEqual([{ line: 4, cells: ['某某商行', '86201234'] }]);
  });

  test('is missing when the first row holds numbers: no row is lost for it', () => {
    const table = tableWithHeader(rowsOf(['甲店', '86201234'], ['乙店', '86201235']), '表.csv');
    expect(table.columns).toEqual(['第 1 列', '第 2 列']);
    expect(table.rows).toHaveLength(2);
  });

  test('gives every column a name of its own', () => {
    const table = tableWithHeader(
      rowsOf(['客户名称', '电话', '电话', ''], ['某某商行', '1', '2', '3']),
      '表.csv',
    );
    expect(table.columns).toEqual(['客户名称', '电话', '电话（2）', '第 4 列']);
  });
});
