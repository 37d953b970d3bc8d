import { customerCardDescription } from '../../shared/forms/customerCard/description.ts';
import type { CustomerCard } from '../../shared/forms/customerCard/rules.ts';
import { displayValue } from '../../shared/forms/machinery/display.ts';
import { type Body, type FormDescription, fieldsByKey } from '../../shared/forms/machinery/form.ts';
import { fieldAt } from '../../shared/forms/machinery/problems.ts';
import { forms } from '../../shared/forms/registry.ts';
import { visitPlanDescription } from '../../shared/forms/visitPlan/description.ts';
import type { PlanRow, VisitPlan } from '../../shared/forms/visitPlan/rules.ts';
import { visitReportDescription } from '../../shared/forms/visitReport/description.ts';
import type { Visit, VisitReport } from '../../shared/forms/visitReport/rules.ts';
import type { SummaryColumn, SummarySheet } from '../weeklyFile/summaryWorkbook.ts';
import { formSummary } from './formSummary.ts';

interface Summarised {
  form: string;
  number: string | null;
  title: string;
  state: string;
  body: Body;
}

/** A column of a summary sheet: title, kind, width in characters, and its cell in a row. */
type Column<T> = [
  title: string,
  kind: SummaryColumn['kind'],
  width: number,
  cell: (row: T) => string | number | undefined,
];

const STATES: Readonly<Record<string, string>> = { draft: '草稿', submitted: '已提交', void: '作废' };

/** The sheets of summary.xlsx, for reading the week without the program. */
export function weekSummary(documents: readonly Summarised[]): SummarySheet[] {
  const reports = documents
    .filter(({ form }) => form === 'visitReport')
    .map(({ state, body }) => ({ state, report: body as VisitReport }));
  const visits = reports
    .filter(({ state }) => state === 'submitted')
    .flatMap(({ report }) => (report.visits ?? []).map((visit) => ({ report, visit })));
  const cards = documents
    .filter(({ form }) => form === 'customerCard')
    .map(({ number, state, body }) => ({ number, state, card: body as CustomerCard }));
  return [
    sheet('日报汇总', reportColumns, reports),
    sheet('拜访明细', visitColumns, visits),
    sheet('客户卡变更', cardColumns, cards),
    ...otherForms(documents),
    ...plannedAgainstActual(documents),
  ];
}

/** 计划与实际: every planned visit with what became of it, as the submitted plans say. */
function plannedAgainstActual(documents: readonly Summarised[]): SummarySheet[] {
  const rows = documents
    .filter(({ form, state }) => form === 'visitPlan' && state === 'submitted')
    .flatMap(({ body }) => {
      const plan = body as VisitPlan;
      return (plan.visits ?? []).map((visit) => ({ plan, visit }));
    });
  return rows.length > 0 ? [sheet('计划与实际', planColumns, rows)] : [];
}

/** A sheet for each further form of which the week has papers. */
function otherForms(documents: readonly Summarised[]): SummarySheet[] {
  return forms.flatMap((form) => {
    const { key } = form.description;
    if (key === 'visitReport' || key === 'customerCard') return [];
    const papers = documents
      .filter((document) => document.form === key)
      .map((document) => ({ ...document, state: STATES[document.state] ?? document.state }));
    return papers.length > 0 ? [formSummary(form, papers)] : [];
  });
}

function sheet<T>(name: string, columns: readonly Column<T>[], rows: readonly T[]): SummarySheet {
  return {
    name,
    columns: columns.map(([title, kind, width]) => ({ title, kind, width })),
    rows: rows.map((row) => columns.map(([, , , cell]) => cell(row))),
  };
}

const reportColumns: readonly Column<{ state: string; report: VisitReport }>[] = [
  ['日期', 'date', 12, ({ report }) => report.date],
  ['业务员', 'text', 12, ({ report }) => report.salesperson?.name],
  ['状态', 'text', 10, ({ state }) => STATES[state]],
  ['区域', 'text', 16, ({ report }) => report.area],
  ['拜访家数', 'integer', 10, ({ report }) => report.customersVisited],
  ['新开发', 'integer', 10, ({ report }) => report.newCustomers],
  ['订货合计', 'money', 16, ({ report }) => report.orderTotal],
  ['收款合计', 'money', 16, ({ report }) => report.receiptTotal],
  ['达成率', 'percent', 10, ({ report }) => report.achieved],
  ['费用合计', 'money', 14, ({ report }) => report.expenseTotal],
  ['问题与对策', 'text', 50, ({ report }) => report.problems],
  ['支援请求', 'text', 40, ({ report }) => report.support],
];

const visitText = texts<Visit>(visitReportDescription, ['visits']);
const visitColumns: readonly Column<{ report: VisitReport; visit: Visit }>[] = [
  ['日期', 'date', 12, ({ report }) => report.date],
  ['业务员', 'text', 12, ({ report }) => report.salesperson?.name],
  ['客户编号', 'text', 13, ({ visit }) => visit.customer?.code],
  ['客户', 'text', 34, ({ visit }) => visit.customer?.name],
  ['到达', 'text', 8, ({ visit }) => visit.arrived],
  ['离开', 'text', 8, ({ visit }) => visit.left],
  ['目的', 'text', 20, ({ visit }) => visitText(visit, 'purposes')],
  ['洽谈内容', 'text', 50, ({ visit }) => visit.talk],
  ['结果', 'text', 10, ({ visit }) => visitText(visit, 'result')],
  ['订货小计', 'money', 14, ({ visit }) => visit.orderTotal],
  ['收款金额', 'money', 14, ({ visit }) => visit.receipt],
  ['陪同人', 'text', 12, ({ visit }) => visit.companion?.name],
  ['下次拜访日', 'date', 12, ({ visit }) => visit.nextVisit],
];

const planText = texts<PlanRow>(visitPlanDescription, ['visits']);
const planColumns: readonly Column<{ plan: VisitPlan; visit: PlanRow }>[] = [
  ['业务员', 'text', 12, ({ plan }) => plan.salesperson?.name],
  ['计划期', 'text', 28, ({ plan }) => plan.covers],
  ['计划日期', 'date', 12, ({ visit }) => visit.date],
  ['客户编号', 'text', 13, ({ visit }) => visit.customer?.code],
  ['客户', 'text', 34, ({ visit }) => visit.customer?.name],
  ['目的', 'text', 18, ({ visit }) => planText(visit, 'purposes')],
  ['预定停留（分钟）', 'integer', 12, ({ visit }) => visit.plannedStay],
  ['变更报备', 'text', 10, ({ visit }) => planText(visit, 'change')],
  ['改期至', 'date', 12, ({ visit }) => visit.movedTo],
  ['变更、取消原因', 'text', 30, ({ visit }) => visit.reason],
  ['实际', 'text', 10, ({ visit }) => visit.actual],
  ['实际日期', 'date', 12, ({ visit }) => visit.actualDate],
  ['实际停留（分钟）', 'integer', 12, ({ visit }) => visit.actualStay],
];

const cardText = texts<CustomerCard>(customerCardDescription, []);
const cardColumns: readonly Column<{ number: string | null; state: string; card: CustomerCard }>[] = [
  ['客户编号', 'text', 13, ({ number }) => number ?? undefined],
  ['客户全称', 'text', 36, ({ card }) => card.fullName],
  ['统一社会信用代码', 'text', 22, ({ card }) => card.creditCode],
  ['客户类型', 'text', 12, ({ card }) => cardText(card, 'customerType')],
  ['级别', 'text', 8, ({ card }) => cardText(card, 'level')],
  ['合作状态', 'text', 12, ({ card }) => cardText(card, 'cooperation')],
  ['责任业务员', 'text', 12, ({ card }) => card.salesperson?.name],
  ['所属区域', 'text', 16, ({ card }) => card.area],
  ['电话', 'text', 18, ({ card }) => card.phone],
  ['地址', 'text', 44, ({ card }) => [card.province, card.city, card.district, card.address].join('')],
  ['状态', 'text', 10, ({ state }) => STATES[state]],
];

/** The words of a choice, as the paper has them. `place` leads to the fields within the form. */
function texts<T extends object>(description: FormDescription, place: readonly string[]) {
  const fields = fieldsByKey(description);
  return (row: T, key: keyof T & string): string | undefined => {
    const field = fieldAt(fields, [...place, key]);
    return field && row[key] !== undefined ? displayValue(field, row[key]) : undefined;
  };
}
