import { formModule } from '../machinery/form.ts';
import { complaintCardDescription } from './description.ts';
import { complaintCardRules } from './rules.ts';

export const complaintCardForm = formModule(complaintCardDescription, complaintCardRules, {
  access: { read: 'complaint.read', write: 'complaint.write', void: 'complaint.void' },
  group: 'service',
  inWeek: 'whenChanged',
});
