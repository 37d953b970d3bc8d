import {
  choice,
  choices,
  computed,
  customer,
  date,
  longText,
  money,
  person,
  quantity,
  rows,
  text,
  time,
} from '../machinery/fields.ts';
import { defineForm } from '../machinery/form.ts';
import { visitPurposes, visitWays } from './choices.ts';

/** 业务员拜访日报表 (S2): one per salesperson per working day. */
export const visitReportDescription = defineForm({
  key: 'visitReport',
  title: '业务员拜访日报表',
  tableNumber: 'KD-02',
  edition: 1,
  signatures: ['填表人', '部门主管', '主管副总', '经理'],
  sections: [
    {
      key: 'head',
      title: '当日',
      fields: {
        date: date({ label: '日期', required: true, column: { width: 104, sort: true, filter: true } }),
        weekday: computed({ label: '星期', as: 'text', column: { width: 70 } }),
        weather: text({
          label: '天气',
          max: 20,
          suggestions: ['晴', '多云', '阴', '小雨', '中雨', '大雨', '雪', '雾'],
        }),
        salesperson: person({
          label: '业务员',
          required: true,
          column: { width: 90, sort: true, filter: true },
        }),
        area: text({ label: '区域', max: 60, column: { width: 96, filter: true } }),
        workFrom: time({ label: '工作自' }),
        workTo: time({ label: '工作至' }),
        dayTarget: money({ label: '当日目标' }),
        goal: text({ label: '目标说明', max: 200, span: 4 }),
      },
    },
    {
      key: 'visits',
      title: '拜访明细',
      fields: {
        visits: rows({
          label: '拜访明细',
          required: true,
          layout: 'block',
          max: 60,
          fields: {
            customer: customer({
              label: '客户',
              required: true,
              mayBeNew: true,
              search: true,
              span: 2,
              inLine: 220,
            }),
            metWith: text({ label: '面谈人', max: 60, personal: true, inLine: 80 }),
            way: choice({
              label: '方式',
              options: visitWays,
              inLine: 50,
            }),
            arrived: time({ label: '到达', required: true, inLine: 54 }),
            left: time({ label: '离开', required: true, inLine: 54 }),
            stay: computed({ label: '停留', as: 'integer', unit: '分钟' }),
            purposes: choices({
              label: '目的',
              required: true,
              span: 4,
              inLine: 130,
              options: visitPurposes,
            }),
            talk: longText({ label: '洽谈内容', required: true, max: 2000 }),
            opinion: longText({ label: '客户反映', max: 1000 }),
            result: choice({
              label: '结果',
              required: true,
              inLine: 60,
              options: {
                deal: '成交',
                interested: '意向',
                followUp: '待跟进',
                refused: '拒绝',
                absent: '未遇',
              },
            }),
            resultNote: text({ label: '结果说明', max: 200, span: 3 }),
            orders: rows({
              label: '订货',
              max: 50,
              fields: {
                product: text({ label: '品名', required: true, max: 60 }),
                model: text({ label: '规格', max: 60 }),
                quantity: quantity({ label: '数量', required: true }),
                unit: text({
                  label: '单位',
                  max: 10,
                  suggestions: ['个', '台', '套', '件', '箱', '桶', '吨', 'kg', '米'],
                }),
                price: money({ label: '单价', required: true }),
                amount: computed({ label: '金额', as: 'money' }),
              },
            }),
            receipt: money({ label: '收款金额', inLine: 100 }),
            receiptWay: choice({
              label: '收款方式',
              options: { cash: '现金', transfer: '电汇', cheque: '支票', acceptance: '承兑汇票' },
            }),
            orderTotal: computed({ label: '订货小计', as: 'money', inLine: 100 }),
            nextVisit: date({ label: '下次拜访日' }),
            stock: text({ label: '库存与陈列', max: 300, span: 2 }),
            rivals: text({ label: '竞争者动态', max: 300, span: 2 }),
            companion: person({ label: '陪同人' }),
            companionRole: text({ label: '陪同人职务', max: 40 }),
            toDo: text({ label: '待办', max: 300, span: 2 }),
          },
        }),
      },
    },
    {
      key: 'totals',
      title: '合计',
      fields: {
        customersVisited: computed({
          label: '拜访家数',
          as: 'integer',
          unit: '家',
          column: { width: 80, sort: true },
        }),
        newCustomers: computed({ label: '新开发', as: 'integer', unit: '家', column: { width: 72 } }),
        orderTotal: computed({
          label: '订货合计',
          as: 'money',
          capitals: true,
          column: { width: 110, sort: true },
        }),
        receiptTotal: computed({
          label: '收款合计',
          as: 'money',
          capitals: true,
          column: { width: 110, sort: true },
        }),
        achieved: computed({ label: '达成率', as: 'percent', column: { width: 80 } }),
        expenseTotal: computed({ label: '费用合计', as: 'money', column: { width: 110, shown: false } }),
        accompaniment: computed({ label: '与主管报告核对', as: 'text', span: 2, fromOthers: true }),
        accompanimentNote: text({ label: '核对备注', max: 200, span: 2 }),
      },
    },
    {
      key: 'rest',
      title: '费用、问题与计划',
      fields: {
        expenses: rows({
          label: '费用',
          fields: {
            item: text({ label: '项目', required: true, max: 60 }),
            amount: money({ label: '金额', required: true }),
            note: text({ label: '说明', max: 100 }),
          },
        }),
        problems: longText({ label: '问题与对策' }),
        tomorrow: rows({
          label: '明日计划',
          fields: {
            time: time({ label: '时间' }),
            customer: customer({ label: '客户', mayBeNew: true }),
            purpose: text({ label: '目的', max: 200 }),
          },
        }),
        support: longText({ label: '支援请求' }),
        flags: computed({
          fromOthers: true,
          label: '内容提醒',
          as: 'text',
          span: 4,
          readOnly: true,
          column: { width: 200, shown: false },
        }),
      },
    },
    {
      key: 'foot',
      title: '主管批示',
      right: 'report.instruct',
      fields: {
        instruction: longText({ label: '主管批示' }),
        verdict: choice({
          label: '评定',
          options: { effective: '有效', ineffective: '无效' },
          column: { width: 76, filter: true },
        }),
        verdictReason: text({ label: '评定原因', max: 200, span: 3 }),
      },
    },
  ],
});
