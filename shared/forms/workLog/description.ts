import { choice, computed, date, longText, person, rows, text, time } from '../machinery/fields.ts';
import { defineForm } from '../machinery/form.ts';

const categories = {
  visit: '拜访',
  office: '内勤',
  meeting: '会议',
  collection: '收款',
  trip: '出差',
  training: '培训',
} as const;

/** 业务工作日志 (S13): one per person and day. */
export const workLogDescription = defineForm({
  key: 'workLog',
  title: '业务工作日志',
  tableNumber: 'KD-09',
  edition: 1,
  signatures: ['填表人', '批阅领导'],
  sections: [
    {
      key: 'head',
      title: '当日',
      fields: {
        date: date({ label: '日期', required: true, column: { width: 104, sort: true, filter: true } }),
        weekday: computed({ label: '星期', as: 'text', column: { width: 70 } }),
        author: person({ label: '姓名', required: true, column: { width: 90, sort: true, filter: true } }),
        area: text({ label: '部门、区域', max: 60, column: { width: 96, filter: true } }),
      },
    },
    {
      key: 'entries',
      title: '工作记录',
      fields: {
        entries: rows({
          label: '工作记录',
          required: true,
          max: 60,
          fields: {
            from: time({ label: '自' }),
            to: time({ label: '至' }),
            category: choice({
              label: '类别',
              required: true,
              options: categories,
            }),
            content: text({ label: '内容', required: true, max: 500, search: true }),
            party: text({ label: '对象', max: 100, search: true }),
            status: choice({
              label: '完成情况',
              options: { done: '已完成', partly: '进行中', open: '未完成', tomorrow: '转次日' },
            }),
            minutes: computed({ label: '用时', as: 'integer', unit: '分钟' }),
          },
        }),
        hours: computed({
          label: '用时合计',
          as: 'quantity',
          unit: '小时',
          column: { width: 90, sort: true },
        }),
        visitHours: computed({ label: '其中拜访', as: 'quantity', unit: '小时', column: { width: 90 } }),
        done: computed({ label: '已完成', as: 'integer', unit: '项', column: { width: 76 } }),
        open: computed({ label: '未了', as: 'integer', unit: '项', column: { width: 76, sort: true } }),
      },
    },
    {
      key: 'rest',
      title: '问题与明日',
      fields: {
        problems: longText({ label: '问题', max: 2000, span: 2 }),
        solutions: longText({ label: '解决与支援', max: 2000, span: 2 }),
        tomorrow: rows({
          label: '明日计划',
          max: 30,
          fields: {
            time: time({ label: '时间' }),
            category: choice({
              label: '类别',
              options: categories,
            }),
            content: text({ label: '内容', required: true, max: 200 }),
            party: text({ label: '对象', max: 100 }),
          },
        }),
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
      key: 'review',
      title: '领导批阅',
      right: 'report.instruct',
      fields: {
        instruction: longText({ label: '领导批阅', max: 2000 }),
        reviewer: person({ label: '批阅人', span: 2 }),
        reviewedOn: date({ label: '批阅日期', span: 2 }),
      },
    },
  ],
});
