import { describe, expect, it } from 'vitest';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { startDocument } from '../../../electron/documents/starting.ts';
import { dropWorkingCopy, keepWorkingCopy } from '../../../electron/documents/workingCopies.ts';
import { newArchive } from '../archive/newArchive.ts';
import { codeOf } from '../refusal.ts';
import { actingAs, reference, wholeCard, wholeReport } from './bodies.ts';

describe('starting a document', () => {
  it('begins a report of today by the salesperson himself', async () => {
    const test = await newArchive();
    const { person, context } = actingAs(test, { name: '陈立', role: 'salesperson' });
    test.clock.set('2026-11-17T08:00:00+08:00');
    expect(startDocument(test.archive.readable, context, { form: 'visitReport' })).toEqual({
      form: 'visitReport',
      baseRevision: 0,
      body: expect.objectContaining({
        date: '2026-11-17',
        weekday: '星期二',
        salesperson: reference(person),
      }),
    });
    expect(startDocument(test.archive.readable, context, { form: 'customerCard' }).body).toEqual({
      cardDate: '2026-11-17',
      salesperson: reference(person),
    });
    expect(test.archive.readable.prepare('SELECT count(*) FROM working_copies').pluck().get()).toBe(0);
  });

  it('names no salesperson when who begins it is none', async () => {
    const test = await newArchive();
    const { context } = actingAs(test, { name: '档案员', role: 'archivist' });
    const { body } = startDocument(test.archive.readable, context, { form: 'visitReport' });
    expect(body.date).toBe('2026-11-16');
    expect(body).not.toHaveProperty('salesperson');
  });

  it('takes up what was left unsaved, of this form and person only, until it is saved or dropped', async () => {
    const test = await newArchive();
    const { archive } = test;
    const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
    const wu = actingAs(test, { name: '吴敏', role: 'salesperson' });
    const start = (context = chen.context, form = 'customerCard') =>
      startDocument(archive.readable, context, { form });
    const left = { fullName: '半个名', phone: '写了一半' };
    const { savedAt } = keepWorkingCopy(archive.writable, chen.context, {
      form: 'customerCard',
      baseRevision: 0,
      body: left,
    });
    expect(start()).toEqual({ form: 'customerCard', baseRevision: 0, body: left, savedAt });
    expect(start(wu.context).body).not.toHaveProperty('fullName');
    expect(start(chen.context, 'visitReport').body).not.toHaveProperty('fullName');
    // A copy of a document that exists is not the start of a new one.
    const body = wholeCard(reference(chen.person));
    const { id } = saveDocument(archive.writable, chen.context, {
      form: 'customerCard',
      baseRevision: 0,
      body,
      as: 'draft',
    });
    keepWorkingCopy(archive.writable, chen.context, {
      form: 'customerCard',
      documentId: id,
      baseRevision: 1,
      body: left,
    });
    expect(start()).not.toHaveProperty('savedAt');
    keepWorkingCopy(archive.writable, chen.context, { form: 'customerCard', baseRevision: 0, body: left });
    dropWorkingCopy(archive.writable, chen.context, { form: 'customerCard' });
    expect(start()).not.toHaveProperty('savedAt');
  });

  it('refuses unknown forms and keeps no copy of what cannot be kept', async () => {
    const { archive, context } = await newArchive();
    const keep = (form: string, body: Record<string, unknown>) => () =>
      keepWorkingCopy(archive.writable, context, { form, baseRevision: 0, body });
    expect(await codeOf(() => startDocument(archive.readable, context, { form: 'nothing' }))).toBe(
      'UNKNOWN_FORM',
    );
    expect(await codeOf(keep('nothing', {}))).toBe('UNKNOWN_FORM');
    expect(await codeOf(keep('customerCard', { fullName: '\ud842' }))).toBe('BODY_NOT_CANONICAL');
    expect(await codeOf(keep('customerCard', { staff: Number.NaN }))).toBe('BODY_NOT_CANONICAL');
    expect(archive.readable.prepare('SELECT count(*) FROM working_copies').pluck().get()).toBe(0);
  });
});

describe('what is kept of a body', () => {
  it('is read back exactly, rows and all, and the same text for any order of keys', async () => {
    const test = await newArchive();
    const { person, context } = actingAs(test, { name: '陈立', role: 'salesperson' });
    const body = wholeReport(
      reference(person),
      { name: '𠮷野家（无锡）“餐饮”有限公司' },
      {
        goal: '引号"与反斜杠\\',
        problems: '换行\n也在',
        dayTarget: 1,
      },
    );
    const backwards = Object.fromEntries(Object.entries(body).reverse());
    const save = (date: string, content: typeof body) =>
      saveDocument(test.archive.writable, context, {
        form: 'visitReport',
        baseRevision: 0,
        body: { ...content, date },
        as: 'draft',
      }).id;
    const stored = (id: string) =>
      String(
        test.archive.readable.prepare('SELECT body FROM revisions WHERE document_id = ?').pluck().get(id),
      );
    const one = stored(save('2026-11-16', body));
    const other = stored(save('2026-11-23', backwards));
    expect(JSON.parse(one)).toMatchObject(body);
    expect(other.replace('2026-11-23', '2026-11-16')).toBe(one);
  });
});
