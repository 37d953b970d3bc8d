import { expect, test } from 'vitest';
import { draftProblems, submitProblems } from '../../../shared/forms/machinery/problems.ts';
import { supervisorReportForm } from '../../../shared/forms/supervisorReport/index.ts';
import {
  type SupervisorReport,
  supervisorReportRules,
} from '../../../shared/forms/supervisorReport/rules.ts';

const supervisor = { id: '0193a5c0-0000-7000-8000-000000000001', name: '李主任' };
const salesperson = { id: '0193a5c0-0000-7000-8000-000000000002', name: '王小明' };
const customer = {
  id: '0193a5c0-0000-7000-8000-000000000003',
  code: 'SH-000001',
  name: '无锡新希望服饰有限公司',
};

const report: SupervisorReport = {
  date: '2026-11-18',
  supervisor,
  situation: 'cadre',
  visits: [
    {
      customer,
      salesperson,
      arrived: '09:30',
      left: '10:20',
      purposes: ['demonstrate', 'questions'],
      talk: '示范新品开场',
      questions: [{ question: '为什么比别家贵？' }],
      instructions: [
        { content: '送样', deadline: '2026-11-20', responsible: salesperson },
        { content: '整理回款', responsible: salesperson, doneOn: '2026-11-19' },
      ],
    },
    {
      customer: { name: '新店' },
      situation: 'alone',
      arrived: '14:00',
      left: '15:00',
      purposes: ['goodwill'],
      talk: '单独拜访',
    },
  ],
};

const withVisit = (place: number, changes: object): SupervisorReport => ({
  ...report,
  visits: report.visits!.map((visit, row) => (row === place ? { ...visit, ...changes } : visit)),
});
const found = (body: SupervisorReport) =>
  submitProblems(supervisorReportForm, { ...supervisorReportRules.compute(body) }).map(({ path, severity }) =>
    [severity, ...path].join('.'),
  );

test('counts salespeople, customers, questions and open instructions', () => {
  expect(supervisorReportRules.compute(report)).toMatchObject({
    weekday: '星期三',
    accompanied: 1,
    customersVisited: 2,
    newQuestions: 1,
    openInstructions: 1,
    visits: [{ stay: 50 }, { stay: 60 }],
  });
  expect(found(report)).toEqual([]);
});

test('a salesperson is required unless the visit was made alone, and then there is none', () => {
  const { salesperson: _, ...nobody } = report.visits![0]!;
  expect(found({ ...report, visits: [nobody] })).toEqual(['error.visits.0.salesperson']);
  expect(found({ ...report, situation: 'alone', visits: [nobody] })).toEqual([]);
  expect(found(withVisit(0, { situation: 'alone' }))).toEqual(['error.visits.0.salesperson']);
  expect(found(withVisit(0, { salesperson: supervisor }))).toEqual(['error.visits.0.salesperson']);
});

test('times and dates must be possible, purposes must have their answer', () => {
  expect(found(withVisit(0, { left: '09:00' }))).toContain('error.visits.0.left');
  expect(found(withVisit(1, { arrived: '10:00' }))).toEqual(['error.visits.1.arrived']);
  expect(found(withVisit(0, { instructions: [{ content: '送样', deadline: '2026-11-17' }] }))).toEqual([
    'error.visits.0.instructions.0.deadline',
    'warning.visits.0.instructions.0.responsible',
  ]);
  expect(found(withVisit(1, { purposes: ['askCompany', 'askSalesperson', 'questions'] }))).toEqual([
    'warning.visits.1.opinionOfCompany',
    'warning.visits.1.opinionOfSalesperson',
    'warning.visits.1.questions',
  ]);
});

test('one per supervisor and day; a supervisor begins with himself', () => {
  expect(supervisorReportRules.index(report)).toMatchObject({
    title: '李主任 2026-11-18',
    uniqueKey: `${supervisor.id} 2026-11-18`,
    businessDate: '2026-11-18',
  });
  const start = (role: 'supervisor' | 'archivist') =>
    supervisorReportRules.start({ today: '2026-11-18', author: { ...supervisor, role } });
  expect(start('supervisor')).toEqual({ date: '2026-11-18', situation: 'cadre', supervisor });
  expect(start('archivist')).toEqual({ date: '2026-11-18', situation: 'cadre' });
  expect(draftProblems(supervisorReportForm, {})).toEqual([]);
});
