import { expect, test } from 'vitest';
import { choiceLook } from '../../../renderer/forms/layout/choiceLook.ts';
import { packCells } from '../../../renderer/forms/layout/packCells.ts';
import { choice, longText, rows, text } from '../../../shared/forms/machinery/fields.ts';
import { forms } from '../../../shared/forms/registry.ts';

const spans = (fields: Parameters<typeof packCells>[0]) => packCells(fields).map((cell) => cell.span);

test('the last cell of a line takes what is left', () => {
  const one = text({ label: '一' });
  expect(spans({ a: one, b: one, c: text({ label: '二', span: 3 }), d: one })).toEqual([1, 3, 3, 1]);
  expect(spans({ a: one, b: longText({ label: '长' }), c: rows({ label: '表', fields: {} }) })).toEqual([
    4, 4, 4,
  ]);
  expect(spans({})).toEqual([]);
});

test('every line of every form is full', () => {
  for (const section of forms.flatMap((form) => form.description.sections)) {
    let filled = 0;
    for (const { span } of packCells(section.fields)) {
      filled = filled === 4 ? span : filled + span;
      expect(filled).toBeLessThanOrEqual(4);
    }
    expect(filled).toBe(4);
  }
});

test('options that fit beside each other are open, others drop down', () => {
  const few = choice({ label: '性别', options: { male: '男', female: '女' } });
  const many = choice({
    label: '单位',
    options: Object.fromEntries([...'一二三四五六七八九十'].map((n) => [n, `第${n}营业所`])),
  });
  expect(choiceLook(few, 1)).toBe('open');
  expect(choiceLook(many, 1)).toBe('list');
  expect(choiceLook(many, 4)).toBe('open');
});
