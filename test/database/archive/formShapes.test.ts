import { describe, expect, it } from 'vitest';
import { ensureFormShapes } from '../../../electron/archive/formShapes.ts';
import { MANY } from '../../../electron/archive/listTables.ts';
import { importDocuments } from '../../../electron/documents/importing.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { text } from '../../../shared/forms/machinery/fields.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { forms } from '../../../shared/forms/registry.ts';
import { actingAs, reference, wholeCard, wholeReport } from '../documents/bodies.ts';
import { newArchive, sharedArchive } from './newArchive.ts';

const branch = sharedArchive((test) => {
  const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
  const save = (form: string, body: Record<string, unknown>) =>
    saveDocument(test.archive.writable, test.context, { form, baseRevision: 0, body, as: 'submitted' }).id;
  const card = save('customerCard', wholeCard(reference(person)));
  const report = save('visitReport', wholeReport(reference(person), { id: card, name: '希望' }));
  return { person, card, report };
});

describe('the views for analysts', () => {
  it('show each form as an ordinary table, references by name and id', () => {
    const { test, card, person } = branch();
    expect(
      test.archive.readable
        .prepare(
          'SELECT document_id, number, state, fullName, registeredCapital, salesperson, salesperson_id FROM view_customerCard',
        )
        .all(),
    ).toEqual([
      {
        document_id: card,
        number: 'SH-000001',
        state: 'submitted',
        fullName: '无锡新区希望贸易有限公司',
        registeredCapital: 67_600_000_000,
        salesperson: '陈立',
        salesperson_id: person.id,
      },
    ]);
  });

  it('show each table of a form, one line a row', () => {
    const { test, card, report } = branch();
    expect(
      test.archive.readable
        .prepare('SELECT document_id, row, name, mobile FROM view_customerCard_contacts')
        .all(),
    ).toEqual([{ document_id: card, row: 1, name: '单宏图', mobile: '13812345678' }]);
    expect(
      test.archive.readable
        .prepare('SELECT document_id, row, customer_id, orderTotal FROM view_visitReport_visits')
        .all(),
    ).toEqual([{ document_id: report, row: 1, customer_id: card, orderTotal: 125_000 }]);
  });

  it('can all be read', () => {
    const { readable } = branch().test.archive;
    const views = readable
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name`)
      .pluck()
      .all();
    expect(views.length).toBeGreaterThanOrEqual(forms.length);
    for (const view of views) expect(() => readable.prepare(`SELECT * FROM ${view}`).all()).not.toThrow();
  });
});

describe('a changed description of a form', () => {
  it('has its views and its list made anew, nothing else, and no document touched', async () => {
    const test = await newArchive();
    const { writable } = test.archive;
    const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
    const { id } = saveDocument(writable, test.context, {
      form: 'customerCard',
      baseRevision: 0,
      body: wholeCard(reference(person)),
      as: 'draft',
    });
    const shapes = () =>
      writable
        .prepare<[], string>(
          `SELECT name || coalesce(' ' || sql, '') FROM sqlite_schema
           WHERE name LIKE 'list\\_%' ESCAPE '\\' OR type = 'view' ORDER BY name`,
        )
        .pluck()
        .all();
    const others = () =>
      writable
        .prepare(
          `SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'list\\_%' ESCAPE '\\' AND type <> 'view'`,
        )
        .all();
    const stored = () => writable.prepare('SELECT * FROM documents WHERE id = ?').get(id);
    const listed = () => {
      const { number, ...values } = writable.prepare('SELECT * FROM list_customerCard').get() as Body;
      return { number, ...Object.fromEntries(Object.entries(values).filter(([key]) => /^value_/.test(key))) };
    };
    const before = { shapes: shapes(), others: others(), stored: stored(), listed: listed() };
    expect(before.listed).toMatchObject({ number: 'SH-000001', value_salesperson: '陈立' });
    const changed = forms.map((form) =>
      form.description.key === 'customerCard'
        ? {
            ...form,
            description: {
              ...form.description,
              sections: [
                {
                  key: 'new',
                  title: '新',
                  fields: { nickname: text({ label: '别名', column: { width: 80, sort: true } }) },
                },
              ],
            },
          }
        : form,
    );
    ensureFormShapes(writable, changed);
    const names = shapes().map((shape) => shape.split(' ')[0]);
    expect(names).not.toContain('view_customerCard_contacts');
    expect(names).toContain('view_visitReport_visits');
    expect(listed()).toEqual({ number: 'SH-000001', value_nickname: null });
    expect(writable.prepare('SELECT nickname FROM view_customerCard').all()).toEqual([{ nickname: null }]);
    expect({ others: others(), stored: stored() }).toEqual({
      others: before.others,
      stored: before.stored,
    });
    ensureFormShapes(writable, forms);
    expect({ shapes: shapes(), listed: listed() }).toEqual({ shapes: before.shapes, listed: before.listed });
  });

  it('has its list filled anew even where only the way to a value changed', async () => {
    const test = await newArchive();
    const { writable } = test.archive;
    const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
    const body = wholeCard(reference(person));
    saveDocument(writable, test.context, { form: 'customerCard', baseRevision: 0, body, as: 'draft' });
    const listed = () => writable.prepare('SELECT value_salesperson FROM list_customerCard').pluck().get();
    expect(listed()).toBe('陈立');
    const asText = text({ label: '业务员', column: { width: 80, sort: true } });
    const changed = forms.map((form) => ({
      ...form,
      description: {
        ...form.description,
        sections: form.description.sections.map((section) => ({
          ...section,
          fields: { ...section.fields, ...('salesperson' in section.fields && { salesperson: asText }) },
        })),
      },
    }));
    ensureFormShapes(writable, changed);
    expect(listed()).toBe(JSON.stringify(reference(person)));
  });
});

describe('a list', () => {
  it('has indexes only when it has grown long, one for each column', async () => {
    const test = await newArchive();
    const { writable } = test.archive;
    const indexes = (table: string) =>
      writable
        .prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? ORDER BY name`)
        .pluck()
        .all(table);
    const card = { state: 'draft' as const, body: { fullName: '无锡希望贸易有限公司' } };
    const add = (count: number) =>
      importDocuments(
        writable,
        test.context,
        'customerCard',
        Array.from({ length: count }, () => card),
      );
    add(MANY - 1);
    expect(indexes('list_customerCard')).toEqual([]);
    add(1);
    expect(indexes('list_customerCard')).toContain('list_customerCard_by_value_fullName');
    expect(indexes('list_customerCard')).toContain('list_customerCard_by_updated_at');
    expect(indexes('list_visitReport')).toEqual([]);
  });
});
