import { expect, test } from 'vitest';
import { LiveDocument } from '../../../renderer/forms/editor/liveDocument.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { formOf } from '../../../shared/forms/registry.ts';

const report = formOf('visitReport');
const live = (values: Body) => new LiveDocument(report, values);
const names = (problems: readonly { name: string }[]) => problems.map((problem) => problem.name);

const order = { product: '球阀', quantity: 120_000, price: 3_650 };

test('computed values follow what is typed', () => {
  const document = live({ dayTarget: 1_000_000 });
  document.update({ dayTarget: 1_000_000, visits: [{}, { orders: [{}, order] }] });
  expect(document.state.body).toMatchObject({ orderTotal: 438_000, achieved: 4_380 });
  expect(document.state.body.visits).toHaveLength(1);
});

test('missing fields are told only after trying to submit, in the order of the paper', () => {
  const document = live({ visits: [{ talk: '谈妥春季的订货数量' }] });
  expect(names(document.check())).toContain('date');
  expect(document.problems).toEqual([]);
  expect(names(document.hindering('submitted')).slice(0, 3)).toEqual([
    'date',
    'salesperson',
    'visits.0.customer',
  ]);
  expect(document.problems.length).toBeGreaterThan(3);
});

test('what is wrong in a row is named by its place on the screen, past empty rows', () => {
  const document = live({ visits: [{}, { arrived: '10:00', left: '09:00' }] });
  document.check();
  expect(document.problems).toMatchObject([
    { name: 'visits.1.left', place: '拜访明细 · 第 2 行 · 离开', severity: 'error' },
  ]);
});

test('a problem inside a reference is a problem of its field', () => {
  const document = live({ salesperson: { id: 'nobody', name: '王' } });
  document.check();
  expect(names(document.problems)).toEqual(['salesperson']);
});

test('unreadable text hinders a draft; missing and implausible values do not', () => {
  const document = live({
    dayTarget: { unread: '很多', message: '请填数字' },
    visits: [{ arrived: '10:00', left: '09:00' }],
  });
  expect(names(document.hindering('draft'))).toEqual(['dayTarget']);
  document.update({ visits: [{ arrived: '10:00', left: '09:00' }] });
  expect(document.hindering('draft')).toEqual([]);
});

test('a warning does not hinder submitting', () => {
  const document = live({
    date: '2026-11-20',
    salesperson: { id: '01890a5d-ac96-774b-bcce-b302099a8057', name: '王' },
    visits: [
      {
        customer: { name: '路边新店' },
        arrived: '09:00',
        left: '09:30',
        way: 'onSite',
        purposes: ['develop'],
        talk: '谈了首批试销的数量',
        result: 'followUp',
      },
    ],
  });
  expect(document.hindering('submitted')).toEqual([]);
  expect(document.problems).toMatchObject([{ name: 'visits.0.nextVisit', severity: 'warning' }]);
});
