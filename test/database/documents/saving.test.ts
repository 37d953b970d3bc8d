import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { addAttachment, findAttachment } from '../../../electron/documents/attachments.ts';
import { getDocument, getDocumentByNumber } from '../../../electron/documents/record.ts';
import { checkDocument, saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { documentHistory, viewDocument } from '../../../electron/documents/viewing.ts';
import {
  dropWorkingCopy,
  keepWorkingCopy,
  workingCopies,
  workingCopyOf,
} from '../../../electron/documents/workingCopies.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { newArchive, type TestArchive } from '../archive/newArchive.ts';
import { codeOf, refusalOf } from '../refusal.ts';
import { actingAs, reference, wholeCard, wholeReport } from './bodies.ts';

async function branch() {
  const test = await newArchive();
  const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
  const wu = actingAs(test, { name: '吴敏', role: 'salesperson' });
  return { test, archive: test.archive.writable, chen, wu };
}

function submitCard({ archive, context }: TestArchive, body: Body): string {
  return saveDocument(archive.writable, context, {
    form: 'customerCard',
    baseRevision: 0,
    body,
    as: 'submitted',
  }).id;
}

const auditOf = ({ archive }: TestArchive, subject: string) =>
  archive.readable
    .prepare('SELECT verb, actor_name AS who FROM audit WHERE subject = ? ORDER BY seq')
    .all(subject);

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
    const { test, archive, chen, wu } = await branch();
    const id = submitCard(test, wholeCard(reference(chen.person)));
    const change = (phone: string) => ({
      form: 'customerCard',
      id,
      baseRevision: 1,
      body: wholeCard(reference(chen.person), { phone }),
      as: 'submitted' as const,
      reason: '换号',
    });
    saveDocument(archive, wu.context, change('0510-11111111'));
    const refusal = await refusalOf(() => saveDocument(archive, chen.context, change('0510-22222222')));
    expect(refusal.code).toBe('STALE_EDIT');
    expect(refusal.details).toMatchObject({ who: '吴敏', revision: 2 });
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

describe('new customers of a visit', () => {
  it('get a card draft when the report is submitted, one for each name', async () => {
    const { archive, chen } = await branch();
    const report = wholeReport(reference(chen.person), { name: '常州新客户有限公司' });
    const [visit] = report.visits as Body[];
    const visits = [
      visit,
      { ...visit, arrived: '11:00', left: '11:30', customer: { name: '常州新客户 有限责任公司' } },
      { ...visit, arrived: '13:00', left: '13:30', customer: { name: '镇江另一家' } },
    ];
    const { id } = saveDocument(archive, chen.context, {
      form: 'visitReport',
      baseRevision: 0,
      body: { ...report, visits },
      as: 'submitted',
    });
    const linked = (getDocument(archive, id).body.visits as { customer: Body }[]).map(
      (entry) => entry.customer,
    );
    expect(linked.map((customer) => customer.code)).toEqual(['SH-000001', 'SH-000001', 'SH-000002']);
    const card = getDocumentByNumber(archive, 'SH-000001');
    expect(card).toMatchObject({ state: 'draft', title: '常州新客户有限公司', personId: chen.person.id });
    expect(linked[0]?.id).toBe(card.id);
    expect(archive.prepare('SELECT customer_id FROM dealings WHERE row = 0').pluck().get()).toBe(card.id);
    expect(checkArchive(archive).problems).toEqual([]);
  });

  it('are taken from the archive when a card of that name is there', async () => {
    const { test, archive, chen } = await branch();
    const card = submitCard(test, wholeCard(reference(chen.person)));
    const body = wholeReport(reference(chen.person), { name: '无锡（新区）希望贸易有限责任公司' });
    saveDocument(archive, chen.context, { form: 'visitReport', baseRevision: 0, body, as: 'submitted' });
    expect(archive.prepare('SELECT customer_id FROM dealings').pluck().all()).toEqual([card]);
    expect(archive.prepare(`SELECT count(*) FROM documents WHERE form = 'customerCard'`).pluck().get()).toBe(
      1,
    );
  });

  it('stay names in a draft', async () => {
    const { archive, chen } = await branch();
    const body = wholeReport(reference(chen.person), { name: '常州新客户' });
    saveDocument(archive, chen.context, { form: 'visitReport', baseRevision: 0, body, as: 'draft' });
    expect(archive.prepare(`SELECT count(*) FROM documents WHERE form = 'customerCard'`).pluck().get()).toBe(
      0,
    );
  });
});

describe('voiding', () => {
  it('needs a reason and a right, and is final', async () => {
    const { test, archive, chen } = await branch();
    const id = submitCard(test, wholeCard(reference(chen.person)));
    expect(await codeOf(() => voidDocument(archive, test.context, { id, reason: ' ' }))).toBe(
      'REASON_REQUIRED',
    );
    expect(await codeOf(() => voidDocument(archive, chen.context, { id, reason: '重复' }))).toBe('NO_RIGHT');
    voidDocument(archive, test.context, { id, reason: '重复建卡' });
    expect(getDocument(archive, id)).toMatchObject({ state: 'void', revision: 2, number: 'SH-000001' });
    expect(await codeOf(() => voidDocument(archive, test.context, { id, reason: '再' }))).toBe('WRONG_STATE');
    const body = wholeCard(reference(chen.person), { phone: '0510-1234567' });
    const save = () =>
      saveDocument(archive, test.context, {
        form: 'customerCard',
        id,
        baseRevision: 2,
        body,
        as: 'submitted',
        reason: '恢复',
      });
    expect(await codeOf(save)).toBe('WRONG_STATE');
    expect(auditOf(test, id).at(-1)).toEqual({ verb: 'document.voided', who: '沈静' });
  });
});

describe('rights', () => {
  it("keep a salesperson from another's report, in both directions", async () => {
    const { test, archive, chen, wu } = await branch();
    const card = submitCard(test, wholeCard(reference(chen.person)));
    const customer = { id: card, name: '希望' };
    const own = wholeReport(reference(chen.person), customer);
    const save = (context: typeof chen.context, body: Body, id?: string) => () =>
      saveDocument(archive, context, {
        form: 'visitReport',
        ...(id !== undefined && { id }),
        baseRevision: id === undefined ? 0 : 1,
        body,
        as: 'draft',
      });
    expect(await codeOf(save(wu.context, own))).toBe('NO_RIGHT');
    const { id } = save(chen.context, own)();
    expect(await codeOf(save(wu.context, { ...own, salesperson: reference(wu.person) }, id))).toBe(
      'NO_RIGHT',
    );
    expect(await codeOf(save(chen.context, { ...own, salesperson: reference(wu.person) }, id))).toBe(
      'NO_RIGHT',
    );
    save(test.context, { ...own, goal: '代填' }, id)();
  });

  it('keep an accountant from writing cards', async () => {
    const { test, archive, chen } = await branch();
    const { context } = actingAs(test, { name: '会计', role: 'accountant' });
    const body = wholeCard(reference(chen.person));
    const save = () =>
      saveDocument(archive, context, { form: 'customerCard', baseRevision: 0, body, as: 'draft' });
    expect(await codeOf(save)).toBe('NO_RIGHT');
  });
});

describe('history', () => {
  it('shows each revision with reason and differences, the latest first', async () => {
    const { test, archive, chen, wu } = await branch();
    const id = submitCard(test, wholeCard(reference(chen.person)));
    const body = wholeCard(reference(chen.person), {
      phone: '0510-11111111',
      contacts: [{ name: '单宏图', role: ['decisionMaker'], mobile: '13900000000' }],
    });
    saveDocument(archive, wu.context, {
      form: 'customerCard',
      id,
      baseRevision: 1,
      body,
      as: 'submitted',
      reason: '客户换号',
    });
    const [second, first] = documentHistory(test.archive.readable, test.context, { id });
    expect(second).toMatchObject({ revision: 2, by: '吴敏', reason: '客户换号', state: 'submitted' });
    expect(second?.differences.map(({ place, before, after }) => [place, before, after])).toEqual([
      ['电话', '0510-82701234', '0510-11111111'],
      ['人员 第 1 行 · 角色', '法人代表、决策者', '决策者'],
      ['人员 第 1 行 · 手机', '13812345678', '13900000000'],
    ]);
    expect(first).toMatchObject({ revision: 1, by: '沈静' });
    expect(first?.differences).toContainEqual({
      path: ['fullName'],
      place: '客户全称',
      before: '',
      after: '无锡新区希望贸易有限公司',
    });
  });

  it('notes who looked at a card', async () => {
    const { test, archive, chen, wu } = await branch();
    const id = submitCard(test, wholeCard(reference(chen.person)));
    const { document, problems } = viewDocument(archive, wu.context, { id });
    expect(document.title).toBe('无锡新区希望贸易有限公司');
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    expect(auditOf(test, id).at(-1)).toEqual({ verb: 'document.viewed', who: '吴敏' });
    expect(await codeOf(() => viewDocument(archive, wu.context, { id: 'none' }))).toBe('DOCUMENT_NOT_FOUND');
  });

  it('cannot be rewritten', async () => {
    const { test, archive, chen } = await branch();
    const id = submitCard(test, wholeCard(reference(chen.person)));
    expect(() =>
      archive.prepare('UPDATE revisions SET body = ? WHERE document_id = ?').run('{}', id),
    ).toThrow('append-only');
    expect(() => archive.prepare('DELETE FROM revisions WHERE document_id = ?').run(id)).toThrow(
      'append-only',
    );
    expect(() => archive.prepare('DELETE FROM documents WHERE id = ?').run(id)).toThrow('not deleted');
    expect(() => archive.prepare(`UPDATE documents SET number = 'SH-000009' WHERE id = ?`).run(id)).toThrow(
      'identity',
    );
    expect(() => archive.prepare('UPDATE documents SET revision = 7 WHERE id = ?').run(id)).toThrow(
      'count by one',
    );
    expect(() => archive.prepare('DELETE FROM numbers').run()).toThrow('append-only');
  });
});

describe('working copies', () => {
  it('belong to a person and a document, and go when it is saved', async () => {
    const { test, archive, chen, wu } = await branch();
    const copy = { form: 'customerCard', baseRevision: 0, body: { fullName: '无锡', odd: [1, 'x'] } };
    keepWorkingCopy(archive, chen.context, { ...copy, body: { fullName: '先' } });
    keepWorkingCopy(archive, chen.context, copy);
    expect(workingCopyOf(archive, chen.context, copy)).toMatchObject({ body: copy.body, baseRevision: 0 });
    expect(workingCopyOf(archive, wu.context, copy)).toBeUndefined();
    const body = wholeCard(reference(chen.person));
    const { id } = saveDocument(archive, chen.context, { ...copy, body, as: 'draft' });
    expect(workingCopyOf(archive, chen.context, copy)).toBeUndefined();

    keepWorkingCopy(archive, chen.context, { ...copy, documentId: id, baseRevision: 1 });
    expect(viewDocument(archive, chen.context, { id }).workingCopy?.documentId).toBe(id);
    expect(workingCopies(archive, chen.context)).toHaveLength(1);
    // A refused save keeps what was typed.
    const stale = { ...copy, id, body, as: 'draft' as const, baseRevision: 0 };
    expect(await codeOf(() => saveDocument(archive, chen.context, stale))).toBe('STALE_EDIT');
    expect(workingCopies(archive, chen.context)).toHaveLength(1);
    dropWorkingCopy(archive, chen.context, { form: 'customerCard', documentId: id });
    expect(workingCopies(archive, chen.context)).toEqual([]);
    expect(test.archive.readable.prepare('SELECT count(*) FROM revisions').pluck().get()).toBe(1);
  });
});

describe('checking what is on screen', () => {
  it('computes, lists problems and survives anything', () => {
    const { body, problems, completeness } = checkDocument('visitReport', { date: '2026-11-16' });
    expect(body.weekday).toBe('星期一');
    expect(problems.map((problem) => problem.path[0])).toContain('salesperson');
    expect(completeness).toBeGreaterThan(0);
    expect(checkDocument('visitReport', { visits: 'none', date: 3 }).problems.length).toBeGreaterThan(1);
  });
});

describe('attachments', () => {
  it('are kept once by their digest and refused when too large', async () => {
    const { archive, chen } = await branch();
    const content = Buffer.from('合同扫描件');
    const file = { content, name: '合同.pdf', mediaType: 'application/pdf' };
    const added = addAttachment(archive, chen.context, file);
    expect(addAttachment(archive, chen.context, { ...file, name: '副本.pdf' }).sha256).toBe(added.sha256);
    expect(archive.prepare('SELECT count(*) FROM attachments').pluck().get()).toBe(1);
    expect(Buffer.from(findAttachment(archive, added.sha256)?.content ?? []).toString()).toBe('合同扫描件');
    const large = { ...file, content: new Uint8Array(20 * 1024 * 1024 + 1) };
    expect(await codeOf(() => addAttachment(archive, chen.context, large))).toBe('ATTACHMENT_TOO_LARGE');
  });
});
