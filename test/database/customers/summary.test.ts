import { expect, onTestFinished, test } from 'vitest';
import { areasOf, customerSummary } from '../../../electron/customers/summary/customerSummary.ts';
import { aboutQuestion } from '../../../electron/customers/summary/handingOut.ts';
import { openSummaryDesk } from '../../../electron/customers/summary/summaryDesk.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { EVERYTHING } from '../../../electron/rights/reach.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { newArchive } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard, wholeReport } from '../documents/bodies.ts';

async function branch() {
  const made = await newArchive();
  const { archive, clock } = made;
  const chen = actingAs(made, { name: '陈立', role: 'salesperson' });
  const card = (on: string, changes: Body, as: 'draft' | 'submitted' = 'submitted') => {
    clock.set(`${on}T10:00:00+08:00`);
    const { id, number = '' } = saveDocument(archive.writable, chen.context, {
      form: 'customerCard',
      baseRevision: 0,
      body: wholeCard(reference(chen.person), changes),
      as,
    });
    return { id, code: number, name: String(changes.fullName) };
  };
  const correct = (on: string, id: string, baseRevision: number, changes: Body) => {
    clock.set(`${on}T16:00:00+08:00`);
    saveDocument(archive.writable, chen.context, {
      form: 'customerCard',
      id,
      baseRevision,
      body: wholeCard(reference(chen.person), changes),
      as: 'submitted',
      reason: '情况有变',
    });
  };
  /** One visit with an order of 1,250.00 元, filled in on the day `on`. */
  const visit = (date: string, customer: Body, on = date) => {
    clock.set(`${on}T18:00:00+08:00`);
    return saveDocument(archive.writable, chen.context, {
      form: 'visitReport',
      baseRevision: 0,
      body: wholeReport(reference(chen.person), customer, { date }),
      as: 'submitted',
    });
  };
  const summary = (until: string, filters: Body = {}) =>
    customerSummary(archive.readable, { until, ...filters }, EVERYTHING);
  return { ...made, chen, card, correct, visit, summary };
}

test('the cards as they stood, sales and last visits up to the day', async () => {
  const { card, correct, visit, summary } = await branch();
  const jia = card('2025-12-01', { fullName: '甲公司', level: 'B', phone: '021-1111111' });
  visit('2025-12-30', jia);
  visit('2026-03-02', jia);
  correct('2026-03-10', jia.id, 1, { fullName: '甲集团', level: 'A', customerType: 'wholesale' });
  visit('2026-03-11', jia);

  expect(summary('2025-11-30')).toEqual([]);
  const [first] = summary('2025-12-31');
  expect(first).toMatchObject({ name: '甲公司', level: 'B', type: 'dealer', yearFen: 125_000 });
  expect(first).toMatchObject({ lastVisit: '2025-12-30', code: jia.code, phone: '13812345678' });
  // The day itself counts, of the report and of the correction.
  expect(summary('2026-03-02')[0]).toMatchObject({
    name: '甲公司',
    yearFen: 125_000,
    lastVisit: '2026-03-02',
  });
  expect(summary('2026-03-09')[0]).toMatchObject({ name: '甲公司', level: 'B' });
  expect(summary('2026-03-10')[0]).toMatchObject({ name: '甲集团', level: 'A', type: 'wholesale' });
  expect(summary('2026-03-11')[0]).toMatchObject({ yearFen: 250_000, lastVisit: '2026-03-11' });
});

test('a draft is a customer whose card is awaited; a void card is there until the day it was voided', async () => {
  const { archive, context, clock, card, correct, summary } = await branch();
  const yi = card('2026-01-05', { fullName: '乙公司' }, 'draft');
  const bing = card('2026-01-05', { fullName: '丙公司' });
  clock.set('2026-02-01T09:00:00+08:00');
  voidDocument(archive.writable, context, { id: bing.id, reason: '重复' });
  correct('2026-02-02', yi.id, 1, { fullName: '乙公司' });
  expect(summary('2026-01-31').map(({ name, draft }) => [name, draft])).toEqual([
    ['乙公司', true],
    ['丙公司', undefined],
  ]);
  expect(summary('2026-02-02').map(({ name, draft }) => [name, draft])).toEqual([['乙公司', undefined]]);
});

test('sorted by type and level as on the card; each filter narrows, also on an earlier day', async () => {
  const { archive, chen, card, correct, summary } = await branch();
  card('2026-01-05', { fullName: '零售甲', customerType: 'retail', level: 'A', area: '苏州' });
  card('2026-01-05', { fullName: '经销未定', classByTime: 'new' });
  const d = card('2026-01-05', {
    fullName: '经销丁',
    level: 'D',
    cooperation: 'lost',
    classByVolume: 'main',
  });
  card('2026-01-05', { fullName: '经销甲', level: 'A', classByNature: 'ordinary', classByDealing: 'past' });
  const names = (filters: Body, until = '2026-01-31') => summary(until, filters).map(({ name }) => name);
  expect(names({})).toEqual(['经销甲', '经销丁', '经销未定', '零售甲']);
  expect(names({ types: ['retail'] })).toEqual(['零售甲']);
  expect(names({ levels: ['A'] })).toEqual(['经销甲', '零售甲']);
  expect(names({ levels: ['unrated'] })).toEqual(['经销未定']);
  expect(names({ states: ['lost', 'ended'] })).toEqual(['经销丁']);
  expect(names({ areas: ['苏州'] })).toEqual(['零售甲']);
  expect(names({ salespeople: [chen.person.id] })).toHaveLength(4);
  expect(names({ salespeople: ['nobody'] })).toEqual([]);
  expect(names({ classByTime: ['new'] })).toEqual(['经销未定']);
  expect(names({ classByVolume: ['main'] })).toEqual(['经销丁']);
  expect(names({ classByNature: ['ordinary'], classByDealing: ['past'] })).toEqual(['经销甲']);
  correct('2026-02-10', d.id, 1, { fullName: '经销丁', cooperation: 'cooperating' });
  expect(names({ states: ['lost'] })).toEqual(['经销丁']);
  expect(names({ states: ['lost'] }, '2026-02-10')).toEqual([]);

  expect(areasOf(archive.readable, chen.context).sort()).toEqual(['无锡', '苏州'].sort());
  const question = {
    until: '2026-01-31',
    salespeople: [chen.person.id],
    levels: ['A'],
    classByTime: ['new'],
  };
  expect(aboutQuestion(archive.readable, question)).toBe('业务员：陈立；级别：A 级；按时间分类：新客户');
});

test('the desk gives lines by place, sees what was saved since, and makes the files', async () => {
  const { archive, card, visit } = await branch();
  const desk = openSummaryDesk();
  onTestFinished(() => desk.close());
  const jia = card('2026-01-05', { fullName: '=甲,"公司"', level: 'A' });
  card('2026-01-05', { fullName: '乙公司', level: 'A' });
  const question = { until: '2026-06-30' };
  const lines = (from: number, count: number) =>
    desk.ask(archive, { question, reach: EVERYTHING, want: { kind: 'lines', from, count } });
  expect(await lines(0, 2)).toMatchObject({ lineCount: 5, total: { count: 2, yearFen: 0 } });
  visit('2026-06-01', jia);
  expect(await lines(2, 500)).toMatchObject({
    lines: [
      { kind: 'total', of: 'level', count: 2, yearFen: 125_000 },
      { kind: 'total', of: 'type', count: 2 },
      { kind: 'total', of: 'all', count: 2, yearFen: 125_000 },
    ],
  });
  const reply = await desk.ask(archive, { question, reach: EVERYTHING, want: { kind: 'csv' } });
  if (reply.kind !== 'file') throw new Error('no file');
  const bytes = Buffer.from(reply.content);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.toString('utf8');
  expect(text).toContain(`"'=甲,""公司"""`);
  expect(text).toContain('"1250.00","2026-06-01"');
  expect(text.trimEnd().split('\r\n')).toHaveLength(6);
});
