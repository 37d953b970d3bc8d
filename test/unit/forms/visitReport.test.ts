import { expect, test } from 'vitest';
import { submitProblems } from '../../../shared/forms/machinery/problems.ts';
import { visitReportForm } from '../../../shared/forms/visitReport/index.ts';
import { type VisitReport, visitReportRules } from '../../../shared/forms/visitReport/rules.ts';

const salesperson = { id: '0193a5c0-0000-7000-8000-000000000001', name: '王小明' };
const customer = {
  id: '0193a5c0-0000-7000-8000-000000000002',
  code: 'SH-000001',
  name: '无锡新希望服饰有限公司',
};

const report: VisitReport = {
  date: '2026-11-16',
  salesperson,
  dayTarget: 1_000_000,
  visits: [
    {
      customer,
      arrived: '09:00',
      left: '10:15',
      purposes: ['develop', 'order'],
      talk: '谈春季订货的数量与交期',
      result: 'deal',
      orders: [
        { product: '棉纱', quantity: 1_500, price: 333 },
        { product: '坯布', quantity: 2_000, price: 250_000 },
      ],
      receipt: 300_000,
      receiptWay: 'transfer',
    },
    {
      customer: { name: '新店' },
      arrived: '10:30',
      left: '11:00',
      purposes: ['develop'],
      talk: '初次上门，留下样品与报价',
      result: 'refused',
      resultNote: '已有固定供货商',
    },
  ],
};

test('totals come from the rows', () => {
  const computed = visitReportRules.compute(report);
  // 1.5 × 3.33 = 4.995 元, half up to 5.00.
  expect(computed.visits?.[0]?.orders?.map((order) => order.amount)).toEqual([500, 500_000]);
  expect(computed).toMatchObject({
    weekday: '星期一',
    customersVisited: 2,
    newCustomers: 1,
    orderTotal: 500_500,
    receiptTotal: 300_000,
    achieved: 5005,
    expenseTotal: 0,
  });
  expect(computed.visits?.[0]?.stay).toBe(75);
});

test('a whole report may be submitted', () => {
  expect(
    submitProblems(visitReportForm, visitReportRules.compute(report)).filter((p) => p.severity === 'error'),
  ).toEqual([]);
});

test('two visits on site at the same time, a receipt without its way and a missing content are found', () => {
  const [first, second] = report.visits!;
  const { receiptWay: _, ...wayMissing } = first!;
  const { talk: __, ...silent } = second!;
  const wrong = { ...report, visits: [wayMissing, { ...silent, arrived: '10:00' }] };
  expect(submitProblems(visitReportForm, wrong).map((p) => [p.path.join('.'), p.message])).toEqual([
    ['visits.1.talk', '请填写洽谈内容'],
    ['visits.0.receiptWay', '有收款时请选择收款方式'],
    ['visits.1.arrived', '与第 1 行的时间重叠（09:00–10:15），请核对'],
  ]);
});

test('nobody accompanies himself', () => {
  const [visit] = report.visits ?? [];
  const accompanied = { ...report, visits: [{ ...visit, companion: salesperson }] };
  expect(visitReportForm.rules.check(accompanied)).toContainEqual({
    path: ['visits', 0, 'companion'],
    message: '陪同人不能是业务员自己',
    severity: 'error',
  });
});

test('one person and day has one key', () => {
  expect(visitReportRules.index(report)).toMatchObject({
    uniqueKey: `${salesperson.id} 2026-11-16`,
    dealings: [{ row: 0, customerId: customer.id, receiptFen: 300_000 }],
  });
});

test('new customers are replaced by the cards that were drafted for them', () => {
  const linked = visitReportRules.linkNewCustomers!(report, (name) => ({
    id: customer.id,
    code: 'SH-000009',
    name,
  }));
  expect(linked.visits?.map((visit) => visit.customer?.code)).toEqual(['SH-000001', 'SH-000009']);
});

test('texts that say nothing of their own are flagged on the row and in one line', () => {
  const facts = {
    visits: [],
    handedIn: [],
    expected: [],
    earlier: [{ place: '2026-11-12 第 3 行', text: '谈春季订货的数量与交期。' }],
  };
  const [first, second] = report.visits!;
  const poor: VisitReport = {
    ...report,
    visits: [
      first!,
      { ...second!, talk: '路过', result: 'followUp' },
      { customer: { name: '甲' }, talk: '谈春季订货的数量与交期！', result: 'deal' },
      { customer: { name: '乙' }, talk: '没', result: 'absent' },
      { customer: { name: '丙' }, talk: '问了几家都不肯说价钱', result: 'refused' },
    ],
  };
  const computed = visitReportRules.compute(poor, facts);
  expect(computed.flags).toBe(
    [
      '第 1 行洽谈内容与 2026-11-12 第 3 行相同，请写当次的实际情况',
      '第 2 行洽谈内容过短，请写明谈了什么',
      '第 2 行没有下一步，请填下次拜访日或待办',
      '第 3 行洽谈内容与 本日第 1 行相同，请写当次的实际情况',
      '第 3 行结果为成交，但没有订货、收款或说明',
      '第 5 行结果为拒绝，请写明原因或客户反映',
    ].join('；'),
  );
  expect(
    visitReportRules.check(computed, facts).filter(({ message }) => message.startsWith('洽谈内容')),
  ).toMatchObject([{ path: ['visits', 0, 'talk'], severity: 'warning' }, {}, {}]);
  expect(visitReportRules.compute(report, { ...facts, earlier: [] })).not.toHaveProperty('flags');
});
