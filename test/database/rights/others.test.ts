import { expect, it, vi } from 'vitest';
import { addAttachment } from '../../../electron/documents/attachments.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { addAbsence } from '../../../electron/people/absences.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { forms } from '../../../shared/forms/registry.ts';
import { sharedArchive } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard, wholeReport } from '../documents/bodies.ts';
import { submitCard } from '../documents/branch.ts';
import { contractOver, outcomeOf } from './office.ts';

vi.mock('electron', () => ({ app: {}, dialog: {}, BrowserWindow: {}, shell: {}, safeStorage: {} }));
// Whoever is asked for a file names one, so that only the rights stand in the way.
vi.mock('../../../electron/window/dialogs.ts', () => ({ chooseNewFile: async () => '/nowhere/另存' }));

/** Stands in everything that is another's, and must not stand in any answer to 陈立. */
const SECRET = '机密';

const office = sharedArchive((test) => {
  const { archive, context } = test;
  const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
  const wu = actingAs(test, { name: '吴敏', role: 'salesperson' });
  const lin = actingAs(test, { name: '林主任', role: 'supervisor' });
  const save = (form: string, body: Body, as: 'draft' | 'submitted' = 'submitted') =>
    saveDocument(archive.writable, context, { form, baseRevision: 0, body, as }).id;
  const fullName = `无锡${SECRET}贸易有限公司`;
  const card = submitCard(test, wholeCard(reference(wu.person), { fullName, area: `${SECRET}区` }));
  const customer = { id: card, code: 'SH-000001', name: fullName };
  const own = submitCard(test, wholeCard(reference(chen.person), { fullName: '苏州自家客户' }));
  const report = save('visitReport', {
    ...wholeReport(reference(wu.person), customer, { date: '2026-11-16' }),
    goal: `${SECRET}目标`,
  });
  // Dealt with, and without a card.
  save('visitReport', wholeReport(reference(wu.person), { name: `${SECRET}新客户` }, { date: '2026-11-17' }));
  const log = save('workLog', { author: reference(wu.person), date: '2026-11-16' }, 'draft');
  const complaint = save(
    'complaintCard',
    { customer, receiver: reference(wu.person), content: SECRET },
    'draft',
  );
  const power = save('salesPower', { customer, year: 2026, salesperson: reference(wu.person) }, 'draft');
  addAbsence(archive.writable, context, {
    personId: wu.person.id,
    from: '2026-11-18',
    to: '2026-11-18',
    kind: '病假',
    note: SECRET,
  });
  const file = addAttachment(archive.writable, context, {
    content: new TextEncoder().encode(SECRET),
    name: '附件.txt',
    mediaType: 'text/plain',
  });
  const documents = { card, report, log, complaint, power };
  return { chen, wu, lin, customer, own, documents, file, contract: contractOver(test) };
});

const visits = (customer: string) => ({ customer, from: '2026-01-01', to: '2026-12-31' });
const compared = (customer: string) => ({
  question: { way: 'years', customers: [customer], year: 2026, measures: ['sales'] },
});
const summary = { until: '2026-12-31' };

/** Every reading call about customers and papers, asked for what is another's. */
function questions(): [name: string, input: unknown][] {
  const { customer, documents, wu, file } = office();
  const listed = { filters: [], sort: { column: 'updatedAt', direction: 'down' }, limit: 100 };
  return [
    ...forms.flatMap(({ description: { key } }): [string, unknown][] => [
      ['documents.list', { form: key, ...listed }],
    ]),
    ...Object.values(documents).flatMap((id): [string, unknown][] => [
      ['documents.open', { id }],
      ['documents.history', { id }],
      ['documents.void', { id, reason: '试' }],
      ['signing.state', { id }],
      ['sheets.preview', { id }],
      ['sheets.parts', { id }],
      ['sheets.save', { id }],
      ['sheets.print', { id }],
      ['sheets.printTogether', { ids: [id] }],
      ['sheets.saveTogether', { ids: [id] }],
      ['paper.scansOf', { id }],
      ['complaints.remind', { id }],
      ['attachments.open', { sha256: file.sha256, name: file.name, documentId: id }],
    ]),
    ['attachments.open', { sha256: file.sha256, name: file.name }],
    ['documents.search', { text: SECRET, limit: 50 }],
    ['documents.search', { text: '吴敏', limit: 50 }],
    [
      'documents.facts',
      {
        form: 'visitPlan',
        question: { person: wu.person.id, period: 'week', from: '2026-11-16', to: '2026-11-22' },
      },
    ],
    ['documents.facts', { form: 'workLog', question: { person: wu.person.id, date: '2026-11-17' } }],
    [
      'documents.facts',
      { form: 'visitReport', question: { person: wu.person.id, date: '2026-11-17', others: [] } },
    ],
    ['documents.facts', { form: 'salesPower', question: { customerId: customer.id, year: 2026 } }],
    [
      'documents.facts',
      { form: 'performanceCredit', question: { customerId: customer.id, year: 2026, period: 'year' } },
    ],
    ['customers.search', { text: SECRET, limit: 50 }],
    ['customers.search', { text: 'SH-000001', limit: 50 }],
    ['customers.search', { text: '无锡', limit: 50 }],
    ['customers.awaitingCard', undefined],
    ['customers.visits', { id: customer.id }],
    ['visitRecord.visits', visits(customer.id)],
    ['visitRecord.preview', visits(customer.id)],
    ['visitRecord.print', visits(customer.id)],
    ['visitRecord.save', visits(customer.id)],
    ['folder.contents', { customer: customer.id }],
    ['folder.preview', { customer: customer.id }],
    ['folder.print', { customer: customer.id }],
    ['folder.save', { customer: customer.id }],
    ['summary.lines', { question: summary, from: 0, count: 100 }],
    ['summary.areas', undefined],
    ['summary.save', { question: summary, as: 'csv' }],
    ['comparison.customers', undefined],
    ['comparison.sheets', compared(customer.id)],
    ['comparison.preview', compared(customer.id)],
    ['comparison.print', compared(customer.id)],
    ['comparison.save', compared(customer.id)],
    ['complaints.board', undefined],
    ['complaints.figures', { by: 'category', from: '2026-01-01', to: '2026-12-31' }],
    ['today.list', undefined],
    ['week.status', { week: '2026-W47' }],
    ['month.grid', { month: '2026-11' }],
    ['absences.list', { from: '2026-11-01', to: '2026-11-30' }],
    ['paper.register', {}],
    ['paper.awaited', undefined],
    ['paper.candidates', { text: SECRET }],
    ['supervision.questions', { text: '', limit: 100 }],
    ['signing.waiting', { from: '2026-11-01', to: '2026-11-30' }],
  ];
}

it('tells a salesperson nothing of what is another’s', async () => {
  const { chen, contract: over } = office();
  for (const [name, input] of questions()) {
    const answer = await over.call(chen.context, name, input);
    expect(JSON.stringify(answer), `${name} ${JSON.stringify(input)}`).not.toContain(SECRET);
    if (!answer.ok)
      expect(['OUT_OF_SCOPE', 'NO_RIGHT', 'ATTACHMENT_MISSING'], `${name} ${answer.error.message}`).toContain(
        answer.error.code,
      );
  }
  expect(over.bugs).toEqual([]);
});

it('tells the system administrator nothing of anybody’s', async () => {
  const { test, contract: over } = office();
  const administrator = actingAs(test, { name: '周管理', role: 'systemAdministrator' });
  for (const [name, input] of questions()) {
    const answer = await over.call(administrator.context, name, input);
    expect(JSON.stringify(answer), name).not.toContain(SECRET);
    if (name !== 'today.list' && name !== 'signing.waiting' && !name.startsWith('attachments'))
      expect(outcomeOf(answer), name).toBe('NO_RIGHT');
  }
});

it('tells the supervisor, so that the questions are good ones', async () => {
  const { lin, contract: over } = office();
  const told = new Set<string>();
  for (const [name, input] of questions()) {
    if (contract[name as keyof typeof contract].effect === 'writes') continue;
    const answer = await over.call(lin.context, name, input);
    if (JSON.stringify(answer).includes(SECRET)) told.add(name);
  }
  expect([...told]).toEqual(
    expect.arrayContaining([
      'documents.list',
      'documents.open',
      'documents.history',
      'documents.search',
      'customers.search',
      'customers.awaitingCard',
      'visitRecord.visits',
      'folder.contents',
      'summary.lines',
      'summary.areas',
      'absences.list',
      'week.status',
    ]),
  );
});

it('shows a salesperson what is his own', async () => {
  const { chen, own, contract: over } = office();
  const listed = {
    form: 'customerCard',
    filters: [],
    sort: { column: 'updatedAt', direction: 'down' },
    limit: 100,
  };
  expect(await over.call(chen.context, 'documents.list', listed)).toMatchObject({
    value: { rows: [{ id: own }] },
  });
  expect(await over.call(chen.context, 'customers.search', { text: '苏州', limit: 5 })).toMatchObject({
    value: { total: 1, hits: [{ id: own }] },
  });
  expect(outcomeOf(await over.call(chen.context, 'folder.contents', { customer: own }))).toBe('done');
  expect(
    await over.call(chen.context, 'summary.lines', { question: summary, from: 0, count: 9 }),
  ).toMatchObject({
    value: { total: { count: 1 } },
  });
});

it('names another’s customer where a second card of him is about to be begun, by number and name alone', async () => {
  const { chen, customer, contract: over } = office();
  const answer = await over.call(chen.context, 'customers.duplicates', { name: customer.name });
  expect(answer).toEqual({
    ok: true,
    value: [{ id: customer.id, code: 'SH-000001', name: customer.name, reason: 'sameName' }],
  });
});
