import { expect, it } from 'vitest';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { salesQuestions } from '../../../electron/supervision/questions.ts';
import { actingAs, reference } from '../documents/bodies.ts';
import { branchWeek } from './branchWeek.ts';

it('collects the questions of submitted reports, the latest first, and finds them by their words', async () => {
  const branch = await branchWeek();
  const li = actingAs(branch, { name: '李主任', role: 'supervisor' });
  const customer = { id: branch.card.id, code: 'SH-000001', name: '无锡新区希望贸易有限公司' };
  const report = (date: string, questions: object[], as: 'draft' | 'submitted' = 'submitted') =>
    saveDocument(branch.archive.writable, li.context, {
      form: 'supervisorReport',
      baseRevision: 0,
      as,
      body: {
        date,
        supervisor: reference(li.person),
        situation: 'alone',
        visits: [
          { customer, arrived: '09:00', left: '10:00', purposes: ['questions'], talk: '收集题目', questions },
        ],
      },
    });
  report('2026-11-16', [
    { question: '账期能放到两个月吗？', answer: '说明回款规定' },
    { question: '旺季断货怎么办？' },
  ]);
  const latest = report('2026-11-17', [{ question: 'ERP 对接可以吗？' }]);
  report('2026-11-18', [{ question: '草稿里的题目' }], 'draft');
  const asked = (text: string, limit = 10) =>
    salesQuestions(branch.archive.readable, branch.context, { text, limit }).questions.map(
      ({ question }) => question,
    );
  expect(asked('')).toEqual(['ERP 对接可以吗？', '账期能放到两个月吗？', '旺季断货怎么办？']);
  expect(asked('回款')).toEqual(['账期能放到两个月吗？']);
  expect(asked('erp')).toEqual(['ERP 对接可以吗？']);
  expect(asked('%')).toEqual([]);
  expect(salesQuestions(branch.archive.readable, branch.context, { text: '', limit: 1 })).toEqual({
    count: 3,
    questions: [
      {
        question: 'ERP 对接可以吗？',
        date: '2026-11-17',
        supervisor: '李主任',
        customer: customer.name,
        documentId: latest.id,
      },
    ],
  });
});
