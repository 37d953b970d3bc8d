import { describe, expect, it } from 'vitest';
import { getDocument } from '../../../electron/documents/record.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { documentHistory, viewDocument } from '../../../electron/documents/viewing.ts';
import { codeOf } from '../refusal.ts';
import { reference, wholeCard } from './bodies.ts';
import { auditOf, branch, submitCard } from './branch.ts';

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

describe('history', () => {
  it('shows each revision with reason and differences, the latest first', async () => {
    const { test, archive, chen, lin } = await branch();
    const id = submitCard(test, wholeCard(reference(chen.person)));
    const body = wholeCard(reference(chen.person), {
      phone: '0510-11111111',
      contacts: [{ name: '单宏图', role: ['decisionMaker'], mobile: '13900000000' }],
    });
    saveDocument(archive, lin.context, {
      form: 'customerCard',
      id,
      baseRevision: 1,
      body,
      as: 'submitted',
      reason: '客户换号',
    });
    const [second, first] = documentHistory(test.archive.readable, test.context, { id });
    expect(second).toMatchObject({ revision: 2, by: '林主任', reason: '客户换号', state: 'submitted' });
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
    const { test, archive, chen, lin } = await branch();
    const id = submitCard(test, wholeCard(reference(chen.person)));
    const { document, problems } = viewDocument(archive, lin.context, { id });
    expect(document.title).toBe('无锡新区希望贸易有限公司');
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    expect(auditOf(test, id).at(-1)).toEqual({ verb: 'document.viewed', who: '林主任' });
    expect(await codeOf(() => viewDocument(archive, lin.context, { id: 'none' }))).toBe('DOCUMENT_NOT_FOUND');
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
