import { describe, expect, it } from 'vitest';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { viewDocument } from '../../../electron/documents/viewing.ts';
import {
  dropWorkingCopy,
  keepWorkingCopy,
  workingCopies,
  workingCopyOf,
} from '../../../electron/documents/workingCopies.ts';
import { codeOf } from '../refusal.ts';
import { reference, wholeCard } from './bodies.ts';
import { branch } from './branch.ts';

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

  it('tell what they were begun from, once somebody else has saved', async () => {
    const { archive, chen, lin } = await branch();
    const body = wholeCard(reference(chen.person));
    const { id } = saveDocument(archive, chen.context, {
      form: 'customerCard',
      baseRevision: 0,
      body,
      as: 'draft',
    });
    const copy = { form: 'customerCard', documentId: id, baseRevision: 1, body: { ...body, area: '城南' } };
    keepWorkingCopy(archive, chen.context, copy);
    expect(viewDocument(archive, chen.context, { id }).copyBase).toBeUndefined();
    const theirs = { form: 'customerCard', id, baseRevision: 1, body: { ...body, area: '城北' } };
    saveDocument(archive, lin.context, { ...theirs, as: 'draft' });
    const seen = viewDocument(archive, chen.context, { id });
    expect(seen.copyBase?.area).toBe(body.area);
    expect(seen.document.body.area).toBe('城北');
    expect(seen.workingCopy?.body.area).toBe('城南');
  });
});
