import { formModule } from '../machinery/form.ts';
import { complaintReminderDescription } from './description.ts';
import { complaintReminderRules } from './rules.ts';

export const complaintReminderForm = formModule(complaintReminderDescription, complaintReminderRules, {
  access: { read: 'complaint.read', write: 'complaint.write', void: 'complaint.void' },
  group: 'service',
  inWeek: 'whenChanged',
  begunAt: '在逾期的投诉管理卡上点“出催办单”',
});
