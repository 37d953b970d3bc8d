import { formModule } from '../machinery/form.ts';
import { supervisorReportDescription } from './description.ts';
import { supervisorReportRules } from './rules.ts';

export const supervisorReportForm = formModule(supervisorReportDescription, supervisorReportRules, {
  access: {
    read: 'supervision.read',
    write: 'supervision.write',
    void: 'supervision.void',
  },
  group: 'visits',
  inWeek: 'byDate',
  daily: true,
});
