import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { getDocument, getDocumentByNumber } from '../../../electron/documents/record.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { reference, wholeCard, wholeReport } from './bodies.ts';
import { branch, submitCard } from './branch.ts';

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
