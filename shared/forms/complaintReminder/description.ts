import { customer, date, integer, longText, person, text } from '../machinery/fields.ts';
import { defineForm } from '../machinery/form.ts';

/** 催办单: made by the program for a complaint beyond its limit, answered by who is to act. */
export const complaintReminderDescription = defineForm({
  key: 'complaintReminder',
  title: '客户投诉催办单',
  tableNumber: 'KD-08-1',
  edition: 1,
  series: 'cb',
  signatures: ['催办人', '被催办人', '部门主管', '主管副总'],
  sections: [
    {
      key: 'complaint',
      title: '投诉',
      fields: {
        complaint: text({
          label: '投诉编号',
          readOnly: true,
          max: 40,
          search: true,
          column: { width: 120, sort: true, filter: true },
        }),
        turn: integer({ label: '催办次数', readOnly: true, unit: '次', column: { width: 80 } }),
        customer: customer({
          label: '客户',
          readOnly: true,
          span: 2,
          search: true,
          column: { width: 200, sort: true, filter: true },
        }),
        category: text({ label: '投诉类别', readOnly: true }),
        stage: text({ label: '现处阶段', readOnly: true }),
        acceptedOn: date({ label: '受理日期', readOnly: true }),
        due: date({ label: '应结案日', readOnly: true, column: { width: 104, sort: true } }),
        overdueDays: integer({
          label: '已逾期',
          readOnly: true,
          unit: '个工作日',
          column: { width: 100, sort: true },
        }),
        content: longText({ label: '投诉内容', readOnly: true }),
      },
    },
    {
      key: 'reminder',
      title: '催办',
      fields: {
        remindedOn: date({
          label: '催办日期',
          required: true,
          column: { width: 104, sort: true, filter: true },
        }),
        remindedBy: person({ label: '催办人', required: true }),
        to: person({ label: '被催办人', required: true, column: { width: 90, filter: true } }),
        answerBy: date({ label: '限复日期', required: true, column: { width: 104, sort: true } }),
        demand: longText({ label: '催办要求', required: true, max: 1000 }),
      },
    },
    {
      key: 'answer',
      title: '答复',
      right: 'complaint.write',
      fields: {
        answeredOn: date({ label: '答复日期', column: { width: 104, sort: true } }),
        answeredBy: person({ label: '答复人' }),
        newDate: date({ label: '预计完成日', span: 2 }),
        overdueReason: longText({ label: '逾期原因' }),
        measures: longText({ label: '补救措施' }),
      },
    },
  ],
});
