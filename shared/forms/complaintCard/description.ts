import {
  choice,
  choices,
  computed,
  customer,
  date,
  files,
  integer,
  longText,
  money,
  percent,
  person,
  quantity,
  rows,
  text,
  time,
} from '../machinery/fields.ts';
import { defineForm } from '../machinery/form.ts';
import { stages, stepTitles } from './life.ts';
import { categories, causeKinds, urgencies } from './options.ts';

const departments = ['业务', '品管', '生产', '仓储', '物流', '采购', '财务', '客服'];

/** 客户投诉管理卡 (S21, S26): one complaint from its acceptance to the end, filled in by several people in turn. */
export const complaintCardDescription = defineForm({
  key: 'complaintCard',
  title: '客户投诉管理卡',
  tableNumber: 'KD-08',
  edition: 1,
  series: 'ts',
  signatures: ['受理人', '品管', '部门主管', '会计', '主管副总'],
  // Reply, visit and closing come after the signatures and stand under the name of who took each step.
  standsFor: {
    受理人: ['record'],
    品管: ['record', 'assessment', 'investigation'],
    部门主管: ['record', 'assessment', 'investigation', 'plan'],
    会计: ['record', 'plan'],
    主管副总: ['record', 'assessment', 'investigation', 'plan', 'approval'],
  },
  sections: [
    {
      key: 'record',
      title: '受理登记',
      fields: {
        customer: customer({
          label: '客户',
          required: true,
          span: 2,
          search: true,
          column: { width: 184, sort: true, filter: true },
        }),
        contact: text({ label: '联系人', max: 40, expected: true, personal: true }),
        phone: text({ label: '联系电话', max: 40, format: 'phone', expected: true, personal: true }),
        complainedOn: date({ label: '投诉日期', required: true }),
        complainedAt: time({ label: '投诉时刻' }),
        acceptedOn: date({
          label: '受理日期',
          required: true,
          hint: '处理期限自受理次日起按工作日计算',
          column: { width: 104, sort: true, filter: true },
        }),
        receiver: person({
          label: '受理人',
          required: true,
          column: { width: 80, shown: false, filter: true },
        }),
        way: choice({
          label: '投诉方式',
          required: true,
          span: 2,
          options: {
            phone: '电话',
            letter: '来函',
            visit: '来访',
            salesperson: '业务员转',
            network: '网络',
          },
        }),
        urgency: choice({
          label: '紧急程度',
          required: true,
          options: urgencies,
          column: { width: 76, sort: true, filter: true },
        }),
        severity: choice({
          label: '严重度',
          required: true,
          options: { grave: '严重', medium: '较重', slight: '轻微' },
          column: { width: 70, shown: false, filter: true },
        }),
        category: choice({
          label: '投诉类别',
          required: true,
          span: 4,
          options: categories,
          column: { width: 86, sort: true, filter: true },
        }),
        products: rows({
          label: '涉及产品',
          max: 40,
          fields: {
            product: text({ label: '品名', required: true, max: 60, search: true }),
            model: text({ label: '规格', max: 60 }),
            batch: text({ label: '批号', max: 40, search: true }),
            quantity: quantity({ label: '数量' }),
            unit: text({ label: '单位', max: 10, suggestions: ['件', '箱', '桶', '套', '台', '吨', 'kg'] }),
            delivery: text({ label: '发货单号', max: 40, search: true }),
          },
        }),
        content: longText({ label: '投诉内容', required: true, max: 4000, lines: 4 }),
        request: longText({ label: '客户要求', required: true, max: 2000 }),
      },
    },
    {
      key: 'evidence',
      title: '证物',
      right: 'complaint.write',
      fields: { evidence: files({ label: '证物', max: 40 }) },
    },
    {
      key: 'clock',
      title: '期限',
      fields: {
        stage: choice({
          label: '处理阶段',
          readOnly: true,
          options: stages,
          column: { width: 76, sort: true, filter: true },
        }),
        limit: computed({ label: '处理期限', as: 'integer', unit: '个工作日' }),
        due: computed({ label: '应结案日', as: 'date', column: { width: 104, sort: true, filter: true } }),
        closedOn: computed({ label: '结案日', as: 'date', column: { width: 104, shown: false, sort: true } }),
        workdaysUsed: computed({ label: '实际用时', as: 'integer', unit: '个工作日' }),
        overdueDays: computed({
          label: '逾期',
          as: 'integer',
          unit: '个工作日',
          column: { width: 96, shown: false, sort: true },
        }),
      },
    },
    {
      key: 'assessment',
      title: '初评',
      right: 'complaint.investigate',
      fields: {
        nature: choice({
          label: '性质',
          span: 2,
          options: { product: '产品原因', person: '人为原因' },
          column: { width: 80, shown: false, filter: true },
        }),
        responsibleDepartment: text({
          label: '责任部门',
          max: 40,
          suggestions: departments,
          column: { width: 80, shown: false, filter: true },
        }),
        investigator: person({ label: '调查人', column: { width: 80, filter: true } }),
        limitOverride: integer({ label: '期限改定', unit: '个工作日', min: 1, max: 250 }),
        limitReason: text({ label: '改定原因', max: 200, span: 3 }),
        assessment: longText({ label: '初评意见' }),
      },
    },
    {
      key: 'investigation',
      title: '调查',
      right: 'complaint.investigate',
      fields: {
        course: longText({ label: '调查经过' }),
        qualityTest: longText({ label: '产品质量检测结果' }),
        cause: longText({ label: '原因分析' }),
        causeKind: choice({
          label: '原因类别',
          span: 4,
          options: causeKinds,
          column: { width: 90, shown: false, filter: true },
        }),
        responsibility: choice({
          label: '责任判定',
          span: 4,
          options: {
            own: '本方',
            customer: '客户',
            carrier: '运输',
            third: '第三方',
            unknown: '无法判定',
          },
          column: { width: 80, shown: false, filter: true },
        }),
      },
    },
    {
      key: 'plan',
      title: '处理方案',
      right: 'complaint.investigate',
      fields: {
        remedies: choices({
          label: '处理方式',
          span: 4,
          options: {
            refund: '退款',
            exchange: '换货',
            repair: '返修',
            supplement: '补货',
            allowance: '折让',
            compensation: '赔偿',
            apology: '道歉',
            support: '技术支持',
            other: '其他',
          },
        }),
        plan: longText({ label: '处理方案' }),
        losses: rows({
          label: '损失金额',
          max: 40,
          fields: {
            item: text({
              label: '项目',
              required: true,
              max: 60,
              suggestions: ['退货', '换货', '返修', '补货', '折让', '赔偿', '运费', '检测费', '差旅'],
            }),
            amount: money({ label: '金额', required: true }),
            note: text({ label: '说明', max: 100 }),
          },
        }),
        shares: rows({
          label: '损失分担',
          max: 20,
          fields: {
            party: text({
              label: '承担方',
              required: true,
              max: 60,
              suggestions: ['本公司', '责任部门', '责任人', '客户', '承运方', '供应商', '保险公司'],
            }),
            share: percent({ label: '比例', required: true }),
            amount: computed({ label: '金额', as: 'money' }),
          },
        }),
        lossTotal: computed({
          label: '损失合计',
          as: 'money',
          capitals: true,
          span: 4,
          column: { width: 100, shown: false, sort: true },
        }),
        penalty: text({ label: '处分', max: 200, span: 4 }),
      },
    },
    {
      key: 'measures',
      title: '纠正与预防措施',
      right: 'complaint.investigate',
      fields: {
        measures: rows({
          label: '纠正与预防措施',
          layout: 'block',
          max: 40,
          fields: {
            kind: choice({
              label: '类别',
              required: true,
              inLine: 50,
              options: { corrective: '纠正', preventive: '预防' },
            }),
            measure: text({ label: '措施', required: true, max: 200, span: 3, inLine: 320 }),
            person: person({ label: '责任人', required: true, inLine: 70 }),
            due: date({ label: '限期', required: true, inLine: 90 }),
            done: date({ label: '完成日', inLine: 90 }),
            result: choice({
              label: '验证',
              span: 2,
              inLine: 60,
              options: { effective: '有效', ineffective: '无效' },
            }),
            checkedBy: person({ label: '验证人', inLine: 70 }),
          },
        }),
      },
    },
    {
      key: 'approval',
      title: '核准',
      right: 'complaint.approve',
      fields: { decision: longText({ label: '核准意见' }) },
    },
    {
      key: 'reply',
      title: '回复客户',
      right: 'complaint.write',
      fields: {
        repliedOn: date({ label: '回复日期' }),
        repliedAt: time({ label: '回复时刻' }),
        repliedBy: person({ label: '回复人' }),
        replyWay: choice({
          label: '回复方式',
          options: { phone: '电话', letter: '函件', visit: '上门', network: '网络' },
        }),
        reply: longText({ label: '回复内容' }),
      },
    },
    {
      key: 'follow',
      title: '客户确认与回访',
      right: 'complaint.write',
      fields: {
        confirmation: choice({
          label: '客户确认',
          span: 2,
          options: { agreed: '同意', refused: '不同意', silent: '未答复' },
        }),
        confirmedBy: text({ label: '客户确认人', max: 40, personal: true }),
        confirmedOn: date({ label: '确认日期' }),
        satisfaction: choice({
          label: '满意度',
          span: 4,
          options: {
            five: '很满意',
            four: '满意',
            three: '一般',
            two: '不满意',
            one: '很不满意',
          },
          column: { width: 80, shown: false, filter: true },
        }),
        visitedOn: date({ label: '回访日' }),
        visitedBy: person({ label: '回访人' }),
        visitNote: longText({ label: '回访情况' }),
      },
    },
    {
      key: 'closing',
      title: '结案',
      right: 'complaint.approve',
      fields: {
        overdueReason: text({ label: '逾期原因', max: 200, span: 4 }),
        conclusion: longText({ label: '结案总结与改进' }),
      },
    },
    {
      key: 'life',
      title: '处理经过',
      fields: {
        steps: rows({
          label: '处理经过',
          readOnly: true,
          fields: {
            step: choice({ label: '步骤', options: stepTitles }),
            by: person({ label: '经手人' }),
            on: date({ label: '日期' }),
            at: time({ label: '时刻' }),
            note: longText({ label: '说明', max: 1000 }),
          },
        }),
      },
    },
  ],
});
