import {
  choice,
  choices,
  computed,
  customer,
  date,
  longText,
  person,
  rows,
  text,
  time,
} from '../machinery/fields.ts';
import { defineForm } from '../machinery/form.ts';

/** The three cases of S3. */
const cases = {
  salesDirector: '营业部经理陪同',
  cadre: '分公司主管陪同',
  alone: '单独拜访',
} as const;

/** The ten purposes of S8. */
const purposes = {
  demonstrate: '示范推销',
  collect: '收取逾期货款',
  closeNew: '促成新客户',
  solve: '解决困难',
  complaint: '处理投诉',
  goodwill: '联络感情',
  askCompany: '了解客户对公司的印象',
  askSalesperson: '了解客户对业务员的评价',
  questions: '搜集标准推销术题目',
  newProduct: '协助推广新产品',
} as const;

/** 主管拜访日报表 (S3): one per supervisor and day with visits. */
export const supervisorReportDescription = defineForm({
  key: 'supervisorReport',
  title: '主管拜访日报表',
  tableNumber: 'KD-03',
  edition: 1,
  signatures: ['填表人', '主管副总', '经理'],
  sections: [
    {
      key: 'head',
      title: '当日',
      fields: {
        date: date({ label: '日期', required: true, column: { width: 104, sort: true, filter: true } }),
        weekday: computed({ label: '星期', as: 'text', column: { width: 70 } }),
        supervisor: person({
          label: '主管',
          required: true,
          column: { width: 90, sort: true, filter: true },
        }),
        situation: choice({
          label: '情形',
          required: true,
          options: cases,
          column: { width: 130, filter: true },
        }),
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
          max: 40,
          fields: {
            customer: customer({
              label: '客户',
              required: true,
              mayBeNew: true,
              search: true,
              span: 2,
              inLine: 220,
            }),
            salesperson: person({ label: '同行业务员', inLine: 90, search: true }),
            situation: choice({
              label: '本次情形',
              options: cases,
              hint: '与当日情形相同时不填',
            }),
            arrived: time({ label: '到达', required: true, inLine: 54 }),
            left: time({ label: '离开', required: true, inLine: 54 }),
            stay: computed({ label: '停留', as: 'integer', unit: '分钟' }),
            metWith: text({ label: '面谈人', max: 60, personal: true }),
            purposes: choices({
              label: '目的',
              required: true,
              span: 4,
              inLine: 200,
              options: purposes,
            }),
            talk: longText({ label: '洽谈要点', required: true, max: 2000 }),
            checked: computed({
              fromOthers: true,
              label: '与业务员报告核对',
              as: 'text',
              span: 3,
              inLine: 110,
            }),
            checkNote: text({ label: '核对备注', max: 200 }),
            opinionOfCompany: text({ label: '客户对公司印象', max: 300, span: 2 }),
            opinionOfSalesperson: text({ label: '客户对业务员评价', max: 300, span: 2 }),
            market: longText({ label: '市场发现', max: 1000 }),
            questions: rows({
              label: '新题目',
              max: 20,
              fields: {
                question: text({ label: '客户提出的问题', required: true, max: 200, search: true }),
                answer: text({ label: '当时的回答或建议答法', max: 300 }),
              },
            }),
            instructions: rows({
              label: '指示事项',
              max: 20,
              fields: {
                content: text({ label: '内容', required: true, max: 200 }),
                deadline: date({ label: '期限' }),
                responsible: person({ label: '责任人' }),
                doneOn: date({ label: '完成日' }),
              },
            }),
          },
        }),
      },
    },
    {
      key: 'foot',
      title: '合计与次日安排',
      fields: {
        accompanied: computed({
          label: '陪同人数',
          as: 'integer',
          unit: '人',
          column: { width: 80, sort: true },
        }),
        customersVisited: computed({
          label: '拜访家数',
          as: 'integer',
          unit: '家',
          column: { width: 80, sort: true },
        }),
        newQuestions: computed({ label: '新题目', as: 'integer', unit: '题', column: { width: 72 } }),
        openInstructions: computed({
          label: '未完成指示',
          as: 'integer',
          unit: '项',
          column: { width: 92, sort: true },
        }),
        claims: computed({
          fromOthers: true,
          label: '业务员所列陪同',
          as: 'text',
          span: 4,
        }),
        nextDay: longText({ label: '次日安排', max: 1000 }),
      },
    },
  ],
});
