import { describe, expect, it } from 'vitest';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { searchDocuments } from '../../../electron/search/documents.ts';
import { newArchive } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard, wholeReport } from '../documents/bodies.ts';

describe('searching reports', () => {
  it('finds them by who, when and which customer, the latest first; no cards, nothing void', async () => {
    const test = await newArchive();
    const { archive, context } = test;
    const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
    const save = (form: string, body: Record<string, unknown>) =>
      saveDocument(archive.writable, chen.context, { form, baseRevision: 0, body, as: 'draft' }).id;
    save('customerCard', wholeCard(reference(chen.person)));
    const report = (date: string, customer: string) =>
      save('visitReport', { ...wholeReport(reference(chen.person), { name: customer }), date });
    const first = report('2026-11-16', '希望贸易');
    const second = report('2026-11-17', '常州希望');
    const search = (text: string, limit = 10) =>
      searchDocuments(archive.readable, chen.context, { text, limit }).map(({ id }) => id);
    expect(search('陈立')).toEqual([second, first]);
    expect(search('希望')).toEqual([second, first]);
    expect(search('希望', 1)).toEqual([second]);
    expect(search('常州希望')).toEqual([second]);
    expect(search('2026-11-16')).toEqual([first]);
    expect(search('chenli 常州')).toEqual([second]);
    for (const text of ['', '%', '*', 'OR', '希望 OR 陈立']) expect(search(text), text).toEqual([]);
    expect(searchDocuments(archive.readable, chen.context, { text: '常州', limit: 1 })).toEqual([
      { id: second, form: 'visitReport', title: '陈立 2026-11-17', state: 'draft' },
    ]);
    voidDocument(archive.writable, context, { id: second, reason: '填错' });
    expect(search('希望')).toEqual([first]);
  });
});
