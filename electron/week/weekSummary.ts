import { customerCardDescription } from '../../shared/forms/customerCard/description.ts';
import type { CustomerCard } from '../../shared/forms/customerCard/rules.ts';
import { displayValue } from '../../shared/forms/machinery/display.ts';
import type { Body } from '../../shared/forms/machinery/form.ts';
import { fieldsOf } from '../../shared/forms/machinery/form.ts';
import { fieldAt } from '../../shared/forms/machinery/problems.ts';
import { visitReportDescription } from '../../shared/forms/visitReport/description.ts';
import type { VisitReport } from '../../shared/forms/visitReport/rules.ts';
import type { SummarySheet } from '../weeklyFile/summaryWorkbook.ts';

interface Summarised {
  form: string;
  number: string | null;
  state: string;
  body: Body;
}

const STATES: Readonly<Record<string, string>> = { draft: '草稿', submitted: '已提交', void: '作废' };

/** The sheets of summary.xlsx, for reading the week without the program. */
export function weekSummary(documents: readonly Summarised[]): SummarySheet[] {
  const reports = documents.filter(({ form }) => form === 'visitReport');
  const cards = documents.filter(({ form }) => form === 'customerCard');
  return [reportsSheet(reports), visitsSheet(reports), cardsSheet(cards)];
}

function reportsSheet(reports: readonly Summarised[]): SummarySheet {
  return {
    name: '日报汇总',
    columns: [
      { title: '日期', kind: 'date', width: 12 },
      { title: '业务员', kind: 'text', width: 12 },
      { title: '状态', kind: 'text', width: 10 },
      { title: '区域', kind: 'text', width: 16 },
      { title: '拜访家数', kind: 'integer', width: 10 },
      { title: '新开发', kind: 'integer', width: 10 },
      { title: '订货合计', kind: 'money', width: 16 },
      { title: '收款合计', kind: 'money', width: 16 },
      { title: '达成率', kind: 'percent', width: 10 },
      { title: '费用合计', kind: 'money', width: 14 },
      { title: '问题与对策', kind: 'text', width: 50 },
      { title: '支援请求', kind: 'text', width: 40 },
    ],
    rows: reports.map(({ state, body }) => {
      const report = body as VisitReport;
      return [
        report.date,
        report.salesperson?.name,
        STATES[state],
        report.area,
        report.customersVisited,
        report.newCustomers,
        report.orderTotal,
        report.receiptTotal,
        report.achieved,
        report.expenseTotal,
        report.problems,
        report.support,
      ];
    }),
  };
}

function visitsSheet(reports: readonly Summarised[]): SummarySheet {
  const fields = Object.fromEntries(fieldsOf(visitReportDescription));
  const shown = (key: string, value: unknown) => {
    const field = fieldAt(fields, ['visits', key]);
    return field && value !== undefined ? displayValue(field, value) : undefined;
  };
  return {
    name: '拜访明细',
    columns: [
      { title: '日期', kind: 'date', width: 12 },
      { title: '业务员', kind: 'text', width: 12 },
      { title: '客户编号', kind: 'text', width: 13 },
      { title: '客户', kind: 'text', width: 34 },
      { title: '到达', kind: 'text', width: 8 },
      { title: '离开', kind: 'text', width: 8 },
      { title: '目的', kind: 'text', width: 20 },
      { title: '洽谈内容', kind: 'text', width: 50 },
      { title: '结果', kind: 'text', width: 10 },
      { title: '订货小计', kind: 'money', width: 14 },
      { title: '收款金额', kind: 'money', width: 14 },
      { title: '陪同人', kind: 'text', width: 12 },
      { title: '下次拜访日', kind: 'date', width: 12 },
    ],
    rows: reports
      .filter(({ state }) => state === 'submitted')
      .flatMap(({ body }) => {
        const report = body as VisitReport;
        return (report.visits ?? []).map((visit) => [
          report.date,
          report.salesperson?.name,
          visit.customer?.code,
          visit.customer?.name,
          visit.arrived,
          visit.left,
          shown('purposes', visit.purposes),
          visit.talk,
          shown('result', visit.result),
          visit.orderTotal,
          visit.receipt,
          visit.companion?.name,
          visit.nextVisit,
        ]);
      }),
  };
}

function cardsSheet(cards: readonly Summarised[]): SummarySheet {
  const fields = Object.fromEntries(fieldsOf(customerCardDescription));
  const shown = (key: string, value: unknown) => {
    const field = fields[key];
    return field && value !== undefined ? displayValue(field, value) : undefined;
  };
  return {
    name: '客户卡变更',
    columns: [
      { title: '客户编号', kind: 'text', width: 13 },
      { title: '客户全称', kind: 'text', width: 36 },
      { title: '统一社会信用代码', kind: 'text', width: 22 },
      { title: '客户类型', kind: 'text', width: 12 },
      { title: '级别', kind: 'text', width: 8 },
      { title: '合作状态', kind: 'text', width: 12 },
      { title: '责任业务员', kind: 'text', width: 12 },
      { title: '所属区域', kind: 'text', width: 16 },
      { title: '电话', kind: 'text', width: 18 },
      { title: '地址', kind: 'text', width: 44 },
      { title: '状态', kind: 'text', width: 10 },
    ],
    rows: cards.map(({ number, state, body }) => {
      const card = body as CustomerCard;
      return [
        number ?? undefined,
        card.fullName,
        card.creditCode,
        shown('customerType', card.customerType),
        shown('level', card.level),
        shown('cooperation', card.cooperation),
        card.salesperson?.name,
        card.area,
        card.phone,
        [card.province, card.city, card.district, card.address].filter(Boolean).join(''),
        STATES[state],
      ];
    }),
  };
}
