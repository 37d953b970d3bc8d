import { expect, test } from 'vitest';
import { customerCardForm } from '../../../shared/forms/customerCard/index.ts';
import { completeness, stillEmpty } from '../../../shared/forms/machinery/completeness.ts';
import { differences } from '../../../shared/forms/machinery/difference.ts';
import { formatTenThousands } from '../../../shared/forms/machinery/display.ts';
import { printModel } from '../../../shared/forms/machinery/printModel.ts';
import { draftProblems, placeOf, submitProblems } from '../../../shared/forms/machinery/problems.ts';
import { searchTexts } from '../../../shared/forms/machinery/searchText.ts';
import { forms } from '../../../shared/forms/registry.ts';
import { visitReportForm } from '../../../shared/forms/visitReport/index.ts';

const { description } = customerCardForm;
const card = {
  fullName: '江阴市通力机械厂',
  customerType: 'dealer',
  registeredCapital: 49_700_000,
  contacts: [{ name: '张龙福', role: ['legalRepresentative'], mobile: '13800000000' }],
};

test('a draft may lack anything but holds no wrong kind and no unknown key', () => {
  expect(draftProblems(customerCardForm, {})).toEqual([]);
  expect(draftProblems(customerCardForm, { staff: '12', surprise: 1 }).map((p) => p.message)).toEqual([
    '请填整数',
    '有这个版次没有的栏目',
  ]);
});

test('submitting names every required field that is missing, rows included', () => {
  const found = submitProblems(customerCardForm, { contacts: [{ name: '张龙福' }] });
  expect(found.map((problem) => placeOf(customerCardForm, problem.path))).toEqual(
    expect.arrayContaining(['客户全称', '经营范围', '人员 · 第 1 行 · 手机']),
  );
  expect(found).toContainEqual({ path: ['contacts', 0, 'mobile'], message: '请填写手机', severity: 'error' });
});

test('completeness counts required and expected fields', () => {
  expect(completeness(description, {})).toBe(0);
  const empty = stillEmpty(description, card);
  expect(empty).not.toContain('客户全称');
  expect(empty).toContain('邮编');
  expect(completeness(description, card)).toBe(Math.floor((4 * 10_000) / (empty.length + 4)));
});

test('differences name the place in the words of the paper', () => {
  const after = {
    ...card,
    customerType: 'agent',
    contacts: [{ ...card.contacts[0], mobile: '13900000000' }],
  };
  expect(differences(description, card, after)).toEqual([
    { path: ['customerType'], place: '客户类型', before: '经销商', after: '代理商' },
    {
      path: ['contacts', 0, 'mobile'],
      place: '人员 第 1 行 · 手机',
      before: '13800000000',
      after: '13900000000',
    },
  ]);
});

test('a capital is shown in 万元, exactly', () => {
  expect([49_700_000, 676_000_000, 1, 0].map(formatTenThousands)).toEqual(['49.7', '676', '0.000001', '0']);
});

test('the print model holds finished strings and boxes to tick', () => {
  const identity = printModel(description, card).sections[0]!;
  const type = identity.parts.find((part) => part.key === 'customerType');
  expect(type).toMatchObject({ value: '经销商' });
  expect(type?.kind === 'cell' && type.boxes?.filter((box) => box.ticked).map((box) => box.label)).toEqual([
    '经销商',
  ]);
});

test('the print model leaves a blank row to fill by hand, and says 大写金额 and 万元', () => {
  const people = printModel(description, card).sections.find((section) => section.key === 'people')!
    .parts[0]!;
  if (people.kind !== 'table') throw new Error('people are rows');
  expect(people.rows[0]!.parts.find((part) => part.key === 'mobile')).toMatchObject({ value: '13800000000' });
  expect(people.blank.parts.find((part) => part.key === 'mobile')).toMatchObject({
    label: '手机',
    value: '',
  });

  const capital = printModel(description, card).sections[1]!.parts.find((p) => p.key === 'registeredCapital');
  expect(capital).toMatchObject({ label: '注册资本（万元）', value: '49.7' });

  const totals = (body: object) =>
    printModel(visitReportForm.description, { ...body })
      .sections.find((section) => section.key === 'totals')!
      .parts.find((part) => part.key === 'orderTotal');
  expect(totals({ orderTotal: 123_456 })).toMatchObject({ capitals: '人民币壹仟贰佰叁拾肆元伍角陆分' });
  expect(totals({})).toMatchObject({ capitals: '' });
});

test('search text reaches into rows', () => {
  expect(searchTexts(description, card)).toEqual(['江阴市通力机械厂', '张龙福', '13800000000']);
});

test('each form has a table number and a series of its own', () => {
  const all = forms.map((form) => form.description);
  expect(new Set(all.map(({ tableNumber }) => tableNumber)).size).toBe(all.length);
  const series = all.flatMap((each) => each.series ?? []);
  expect(new Set(series).size).toBe(series.length);
});
