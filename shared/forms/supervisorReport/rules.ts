import { supervisingRoles } from '../../rights/roles.ts';
import {
  type CrossFacts,
  type CrossQuestion,
  claimsText,
  crossQuestion,
} from '../../rules/accompaniment/crossCheck.ts';
import { weekdayName } from '../../rules/calendar/businessDate.ts';
import { minutesBetween } from '../../rules/calendar/clockTime.ts';
import type { BodyOf, FormRules, Problem } from '../machinery/form.ts';
import { withoutEmpty } from '../machinery/withoutEmpty.ts';
import type { supervisorReportDescription } from './description.ts';
import { proposalsOf } from './proposals.ts';
import { checkOf } from './reported.ts';

export type SupervisorReport = BodyOf<typeof supervisorReportDescription>;
export type SupervisorVisit = NonNullable<SupervisorReport['visits']>[number];

export const supervisorReportRules: FormRules<SupervisorReport, CrossFacts> = {
  start({ author, today }) {
    const { id, name } = author;
    const supervises = supervisingRoles.includes(author.role);
    return { date: today, situation: 'cadre', ...(supervises && { supervisor: { id, name } }) };
  },

  question(report): CrossQuestion | undefined {
    return crossQuestion(
      report.supervisor,
      report.date,
      (report.visits ?? []).map(({ salesperson }) => salesperson),
    );
  },

  compute(report, facts) {
    const check = facts && checkOf(report, facts);
    const visits = report.visits?.map((visit, row) =>
      withoutEmpty({
        ...visit,
        stay: visit.arrived && visit.left ? minutesBetween(visit.arrived, visit.left) : undefined,
        checked: check?.remarks.get(row),
      }),
    );
    const all = visits ?? [];
    const instructions = all.flatMap((visit) => visit.instructions ?? []);
    return withoutEmpty({
      ...report,
      visits,
      weekday: report.date === undefined ? undefined : weekdayName(report.date),
      accompanied: new Set(all.flatMap((visit) => visit.salesperson?.id ?? [])).size,
      customersVisited: new Set(
        all.flatMap(({ customer }) => (customer ? [customer.id ?? customer.name] : [])),
      ).size,
      newQuestions: all.flatMap((visit) => visit.questions ?? []).length,
      openInstructions: instructions.filter(({ doneOn }) => doneOn === undefined).length,
      claims: check && claimsText(check.claims, 'salesperson'),
    });
  },

  check(report) {
    return [
      ...(report.visits ?? []).flatMap((visit, row) => visitProblems(report, visit, row)),
      ...overlaps(report.visits ?? []),
    ];
  },

  index(report) {
    return {
      title: [report.supervisor?.name, report.date].filter(Boolean).join(' ') || '（未写日期的主管日报）',
      ...(report.supervisor && { personId: report.supervisor.id }),
      ...(report.date && { businessDate: report.date }),
      ...(report.supervisor && report.date && { uniqueKey: `${report.supervisor.id} ${report.date}` }),
    };
  },

  proposals: proposalsOf,

  linkNewCustomers(report, link) {
    if (!report.visits?.some(({ customer }) => customer && customer.id === undefined)) return report;
    return {
      ...report,
      visits: report.visits.map((visit) =>
        visit.customer && visit.customer.id === undefined
          ? { ...visit, customer: link(visit.customer.name) }
          : visit,
      ),
    };
  },
};

const isAlone = (report: SupervisorReport, visit: SupervisorVisit) =>
  (visit.situation ?? report.situation) === 'alone';

function visitProblems(report: SupervisorReport, visit: SupervisorVisit, row: number): Problem[] {
  const found: Problem[] = [];
  const error = (key: string, message: string) =>
    found.push({ path: ['visits', row, key], message, severity: 'error' });
  const warning = (key: string, message: string) =>
    found.push({ path: ['visits', row, key], message, severity: 'warning' });
  const alone = isAlone(report, visit);
  if (!alone && !visit.salesperson)
    error('salesperson', '请填同行业务员；这次是单独拜访时，请在“本次情形”里选单独拜访');
  if (alone && visit.salesperson) error('salesperson', '单独拜访没有同行业务员，请核对情形');
  if (visit.salesperson && visit.salesperson.id === report.supervisor?.id)
    error('salesperson', '同行业务员不能是主管自己');
  if (visit.arrived && visit.left && visit.left < visit.arrived) error('left', '离开早于到达，请核对');
  const asked = (purpose: NonNullable<SupervisorVisit['purposes']>[number]) =>
    visit.purposes?.includes(purpose) ?? false;
  if (asked('askCompany') && !visit.opinionOfCompany)
    warning('opinionOfCompany', '目的是了解对公司的印象，请写客户怎么说');
  if (asked('askSalesperson') && !visit.opinionOfSalesperson)
    warning('opinionOfSalesperson', '目的是了解对业务员的评价，请写客户怎么说');
  if (asked('questions') && !visit.questions?.length) warning('questions', '目的是搜集题目，但没有写新题目');
  visit.instructions?.forEach((instruction, line) => {
    const at = (key: string, message: string, severity: Problem['severity']) =>
      found.push({ path: ['visits', row, 'instructions', line, key], message, severity });
    if (instruction.doneOn && report.date && instruction.doneOn < report.date)
      at('doneOn', '完成日早于本表日期，请核对', 'error');
    if (instruction.deadline && report.date && instruction.deadline < report.date)
      at('deadline', '期限早于本表日期，请核对', 'error');
    if (instruction.content && !instruction.responsible)
      at('responsible', '没有写责任人，指示没有人落实', 'warning');
  });
  return found;
}

/** One cannot be at two customers at a time. */
function overlaps(visits: readonly SupervisorVisit[]): Problem[] {
  const timed = visits.flatMap((visit, row) =>
    visit.arrived && visit.left ? [{ row, from: visit.arrived, to: visit.left }] : [],
  );
  return timed.flatMap((later, index) =>
    timed
      .slice(0, index)
      .filter((earlier) => later.from < earlier.to && earlier.from < later.to)
      .map(
        (earlier): Problem => ({
          path: ['visits', later.row, 'arrived'],
          message: `与第 ${earlier.row + 1} 行的时间重叠（${earlier.from}–${earlier.to}），请核对`,
          severity: 'error',
        }),
      ),
  );
}
