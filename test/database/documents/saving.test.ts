import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { getDocument, getDocumentByNumber } from '../../../electron/documents/record.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { codeOf, refusalOf } from '../refusal.ts';
import { reference, wholeCard, wholeReport } from './bodies.ts';
import { auditOf, branch, submitCard } from './branch.ts';

describe('saving a document', () => {
  it('keeps it as it was saved, with number, title and who and when', async () => {
    const { test, archive, chen } = await branch();
    const body = wholeCard(reference(chen.person));
    test.clock.set('2026-11-16T10:00:00+08:00');
    const saved = saveDocument(archive, chen.context, {
      form: 'customerCard',
      baseRevision: 0,
      body,
      as: 'draft',
    });
    expect(saved).toMatchObject({ number: 'SH-000001', revision: 1 });
    const document = getDocument(test.archive.readable, saved.id);
    expect(document).toMatchObject({
      form: 'customerCard',
      edition: 1,
      number: 'SH-000001',
      title: '无锡新区希望贸易有限公司',
      state: 'draft',
      personId: chen.person.id,
      createdBy: '陈立',
      updatedBy: '陈立',
    });
    expect(document.createdAt).toMatch(/^2026-11-16T10:00:0\d\+08:00$/);
    expect(document.body).toMatchObject(body);
    expect(document.completeness).toBeGreaterThan(0);
    expect(getDocumentByNumber(test.archive.readable, 'SH-000001').id).toBe(saved.id);
    expect(auditOf(test, saved.id)).toEqual([{ verb: 'document.saved', who: '陈立' }]);
  });

  it('takes a draft that lacks nearly everything, and says what submitting lacks', async () => {
    const { archive, chen } = await branch();
    const input = { form: 'customerCard', baseRevision: 0, body: { fullName: '无名' } };
    saveDocument(archive, chen.context, { ...input, as: 'draft' });
    const refusal = await refusalOf(() => saveDocument(archive, chen.context, { ...input, as: 'submitted' }));
    expect(refusal.code).toBe('NOT_VALID');
    expect(refusal.details.problems).toContainEqual({
      path: ['address'],
      message: '请填写详细地址',
      severity: 'error',
    });
  });

  it('refuses values of the wrong kind and unknown keys even in a draft', async () => {
    const { archive, chen } = await branch();
    for (const body of [
      { fullName: 12 },
      { fullName: '' },
      { fullName: null },
      { unknown: 'x' },
      { fullName: '\ud842' },
    ]) {
      const save = () =>
        saveDocument(archive, chen.context, { form: 'customerCard', baseRevision: 0, body, as: 'draft' });
      expect(['NOT_VALID', 'BODY_NOT_CANONICAL']).toContain(await codeOf(save));
    }
    expect(archive.prepare('SELECT count(*) AS n FROM documents').get()).toEqual({ n: 0 });
  });

  it('computes again what the page says it computed', async () => {
    const { test, archive, chen } = await branch();
    const card = submitCard(test, wholeCard(reference(chen.person)));
    const customer = { id: card, code: 'SH-000001', name: '无锡新区希望贸易有限公司' };
    const body = { ...wholeReport(reference(chen.person), customer), orderTotal: 1, weekday: '星期日' };
    const { id } = saveDocument(archive, chen.context, {
      form: 'visitReport',
      baseRevision: 0,
      body,
      as: 'submitted',
    });
    expect(getDocument(archive, id).body).toMatchObject({
      orderTotal: 125_000,
      receiptTotal: 80_000,
      weekday: '星期一',
    });
    expect(archive.prepare('SELECT * FROM dealings').all()).toEqual([
      {
        document_id: id,
        row: 0,
        customer_id: card,
        person_id: chen.person.id,
        business_date: '2026-11-16',
        order_fen: 125_000,
        receipt_fen: 80_000,
      },
    ]);
  });

  it('counts dealings of submitted documents only', async () => {
    const { test, archive, chen } = await branch();
    const card = submitCard(test, wholeCard(reference(chen.person)));
    const body = wholeReport(reference(chen.person), { id: card, name: '希望' });
    const dealings = () => archive.prepare('SELECT count(*) FROM dealings').pluck().get();
    const input = { form: 'visitReport', body };
    const { id } = saveDocument(archive, chen.context, { ...input, baseRevision: 0, as: 'draft' });
    expect(dealings()).toBe(0);
    saveDocument(archive, chen.context, { ...input, id, baseRevision: 1, as: 'submitted' });
    expect(dealings()).toBe(1);
    voidDocument(archive, test.context, { id, reason: '重复' });
    expect(dealings()).toBe(0);
    expect(checkArchive(test.archive.readable)).toMatchObject({ ok: true, problems: [] });
  });

  it('asks a reason for changing what was submitted, and never makes it a draft again', async () => {
    const { test, archive, chen } = await branch();
    const id = submitCard(test, wholeCard(reference(chen.person)));
    const change = {
      form: 'customerCard',
      id,
      baseRevision: 1,
      body: wholeCard(reference(chen.person), { phone: '0510-82700000' }),
    };
    expect(await codeOf(() => saveDocument(archive, chen.context, { ...change, as: 'submitted' }))).toBe(
      'REASON_REQUIRED',
    );
    expect(
      await codeOf(() => saveDocument(archive, chen.context, { ...change, as: 'submitted', reason: '  ' })),
    ).toBe('REASON_REQUIRED');
    expect(
      await codeOf(() => saveDocument(archive, chen.context, { ...change, as: 'draft', reason: '换号' })),
    ).toBe('WRONG_STATE');
    saveDocument(archive, chen.context, { ...change, as: 'submitted', reason: '客户换号' });
    expect(getDocument(archive, id)).toMatchObject({ revision: 2, state: 'submitted' });
    expect(
      await codeOf(() =>
        saveDocument(archive, chen.context, { ...change, baseRevision: 2, as: 'submitted', reason: '又存' }),
      ),
    ).toBe('NOTHING_CHANGED');
  });

  it('refuses a stale edit and tells who changed what', async () => {
    const { test, archive, chen, lin } = await branch();
    const id = submitCard(test, wholeCard(reference(chen.person)));
    const change = (phone: string) => ({
      form: 'customerCard',
      id,
      baseRevision: 1,
      body: wholeCard(reference(chen.person), { phone }),
      as: 'submitted' as const,
      reason: '换号',
    });
    saveDocument(archive, lin.context, change('0510-11111111'));
    const refusal = await refusalOf(() => saveDocument(archive, chen.context, change('0510-22222222')));
    expect(refusal.code).toBe('STALE_EDIT');
    expect(refusal.details).toMatchObject({ who: '林主任', revision: 2 });
    expect(refusal.details.changes).toEqual([
      { path: ['phone'], place: '电话', before: '0510-82701234', after: '0510-11111111' },
    ]);
    expect(getDocument(archive, id).body.phone).toBe('0510-11111111');
  });

  it('gives numbers without a gap, also after refused and voided ones', async () => {
    const { test, archive, chen } = await branch();
    const first = submitCard(test, wholeCard(reference(chen.person)));
    await codeOf(() =>
      submitCard(test, wholeCard(reference(chen.person), { salesperson: { id: first, name: '无' } })),
    );
    await codeOf(() => submitCard(test, { fullName: '不全' }));
    voidDocument(archive, test.context, { id: first, reason: '重复建卡' });
    const second = submitCard(test, wholeCard(reference(chen.person)));
    expect(getDocument(archive, second).number).toBe('SH-000002');
    expect(archive.prepare('SELECT value, document_id FROM numbers').all()).toEqual([
      { value: 1, document_id: first },
      { value: 2, document_id: second },
    ]);
  });

  it('refuses a second report of a person and day, naming the first, until that is void', async () => {
    const { test, archive, chen } = await branch();
    const card = submitCard(test, wholeCard(reference(chen.person)));
    const input = {
      form: 'visitReport',
      baseRevision: 0,
      body: wholeReport(reference(chen.person), { id: card, name: '希望' }),
      as: 'draft' as const,
    };
    const first = saveDocument(archive, chen.context, input);
    const refusal = await refusalOf(() => saveDocument(archive, chen.context, input));
    expect(refusal.code).toBe('DUPLICATE_DOCUMENT');
    expect(refusal.details.firstId).toBe(first.id);
    expect(refusal.message).toContain('陈立 2026-11-16');
    saveDocument(archive, chen.context, { ...input, body: { ...input.body, date: '2026-11-17' } });
    voidDocument(archive, test.context, { id: first.id, reason: '填错人' });
    saveDocument(archive, chen.context, input);
    // The database itself holds it too.
    expect(() => archive.exec(`UPDATE documents SET unique_key = 'same' WHERE form = 'visitReport'`)).toThrow(
      'UNIQUE',
    );
  });

  it('refuses people and customers that are not in the archive', async () => {
    const { test, archive, chen } = await branch();
    const stranger = { id: '0199f1a0-0000-7000-8000-000000000000', name: '无此人' };
    const save = (form: string, body: Body) => () =>
      saveDocument(archive, test.context, { form, baseRevision: 0, body, as: 'draft' });
    expect(await codeOf(save('customerCard', wholeCard(stranger)))).toBe('PERSON_NOT_FOUND');
    expect(await codeOf(save('visitReport', wholeReport(reference(chen.person), stranger)))).toBe(
      'DOCUMENT_NOT_FOUND',
    );
  });

  it('leaves nothing of a save that fails half-way', async () => {
    const { test, archive, chen } = await branch();
    const before = archive.prepare('SELECT count(*) FROM audit').pluck().get();
    archive.exec(
      `CREATE TRIGGER fail BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'pulled the plug'); END`,
    );
    expect(() => submitCard(test, wholeCard(reference(chen.person)))).toThrow('pulled the plug');
    archive.exec('DROP TRIGGER fail');
    for (const table of ['documents', 'revisions', 'numbers', 'dealings', 'customer_search'])
      expect(archive.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    expect(archive.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(before);
    expect(submitCard(test, wholeCard(reference(chen.person)))).toBeDefined();
  });
});
