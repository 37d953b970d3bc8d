import type { BodyOf, FormRules, Problem } from '../machinery/form.ts';
import type { complaintReminderDescription } from './description.ts';

export type ComplaintReminder = BodyOf<typeof complaintReminderDescription>;

export const complaintReminderRules: FormRules<ComplaintReminder> = {
  start({ author, today }) {
    return { remindedOn: today, remindedBy: { id: author.id, name: author.name } };
  },
  compute: (reminder) => reminder,
  check: ({ complaint, remindedOn, answerBy, answeredOn }) => [
    ...(complaint
      ? []
      : [problem(['complaint'], '催办单由逾期的投诉生成，请在那张投诉管理卡上点“出催办单”')]),
    ...(remindedOn && answerBy && answerBy < remindedOn
      ? [problem(['answerBy'], '限复日期早于催办日期，请核对')]
      : []),
    ...(remindedOn && answeredOn && answeredOn < remindedOn
      ? [problem(['answeredOn'], '答复日期早于催办日期，请核对')]
      : []),
  ],
  index({ complaint, turn, customer, remindedBy, remindedOn }) {
    return {
      title: complaint ? `${complaint} 第 ${turn ?? 1} 次催办` : '（未写投诉编号的催办单）',
      ...(customer?.id && { customerId: customer.id }),
      ...(remindedBy && { personId: remindedBy.id }),
      ...(remindedOn && { businessDate: remindedOn }),
      ...(complaint && { uniqueKey: `${complaint} ${turn ?? 1}` }),
    };
  },
};

const problem = (path: Problem['path'], message: string): Problem => ({ path, message, severity: 'error' });
