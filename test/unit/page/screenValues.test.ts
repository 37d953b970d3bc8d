import { expect, test } from 'vitest';
import { mergeBodies, takeTheirs } from '../../../renderer/forms/values/mergeBodies.ts';
import { readScreen } from '../../../renderer/forms/values/screenValues.ts';
import { computed, longText, money, rows, text } from '../../../shared/forms/machinery/fields.ts';
import { defineForm } from '../../../shared/forms/machinery/form.ts';

const fields = {
  name: text({ label: '名称' }),
  note: longText({ label: '说明' }),
  amount: money({ label: '金额' }),
  visits: rows({
    label: '拜访',
    fields: {
      customer: text({ label: '客户' }),
      total: computed({ label: '小计', as: 'money' }),
      orders: rows({
        label: '订货',
        fields: { product: text({ label: '品名' }), price: money({ label: '单价' }) },
      }),
    },
  }),
};

test('empty fields, rows and tables are absent from the body', () => {
  const values = {
    name: '  ',
    note: '第一点  \n第二点\n\n',
    amount: null,
    visits: [{ customer: null, total: 0, orders: [{ product: null }] }, {}],
    unknown: 1,
  };
  expect(readScreen(fields, values).body).toEqual({ note: '第一点\n第二点' });
});

test('what is nothing in money stays: 0 is a value', () => {
  expect(readScreen(fields, { amount: 0 }).body).toEqual({ amount: 0 });
});

test('a place of the body is found on the screen again, past rows that are empty', () => {
  const reading = readScreen(fields, {
    visits: [{}, { customer: '甲' }, { orders: [{}, { product: '乙' }] }],
  });
  expect(reading.body).toEqual({ visits: [{ customer: '甲' }, { orders: [{ product: '乙' }] }] });
  expect(reading.toScreen(['visits', 0, 'customer'])).toEqual(['visits', 1, 'customer']);
  expect(reading.toScreen(['visits', 1, 'orders', 0, 'price'])).toEqual(['visits', 2, 'orders', 1, 'price']);
  expect(reading.toScreen(['name'])).toEqual(['name']);
  expect(reading.toBody(['visits', 2, 'orders', 1, 'price'])).toEqual(['visits', 1, 'orders', 0, 'price']);
  expect(reading.toBody(['visits', 0, 'customer'])).toBeUndefined();
  expect(reading.toBody(['visits', 2, 'orders', 0, 'price'])).toBeUndefined();
});

test('text that cannot be read is a problem at its place, and keeps its row', () => {
  const reading = readScreen(fields, {
    amount: { unread: '三千', message: '请填数字' },
    visits: [{}, { orders: [{ price: { unread: 'x', message: '请填数字' } }] }],
  });
  expect(reading.body).toEqual({ visits: [{ orders: [{}] }] });
  expect(reading.unread.map((problem) => problem.path)).toEqual([
    ['amount'],
    ['visits', 1, 'orders', 0, 'price'],
  ]);
});

const description = defineForm({
  key: 'try',
  title: '试',
  tableNumber: 'T',
  edition: 1,
  signatures: [],
  sections: [{ key: 'all', title: '全部', fields }],
});

test('changes of different fields are joined; a field that both changed is a clash', () => {
  const base = { name: '甲', amount: 100, visits: [{ customer: '一' }] };
  const mine = { name: '乙', visits: [{ customer: '一' }, { customer: '二' }] };
  const theirs = { name: '丙', amount: 100, note: '新', visits: [{ customer: '一' }] };
  const { merged, clashes } = mergeBodies(description, base, mine, theirs);
  expect(clashes).toEqual([{ key: 'name', label: '名称' }]);
  expect(merged).toEqual({ name: '乙', note: '新', visits: mine.visits });
  expect(takeTheirs(merged, theirs, ['name'])).toEqual({ name: '丙', note: '新', visits: mine.visits });
});

test('the same change by both is no clash', () => {
  const merge = mergeBodies(description, { name: '甲' }, { name: '乙' }, { name: '乙', amount: 1 });
  expect(merge).toEqual({ merged: { name: '乙', amount: 1 }, clashes: [] });
});
