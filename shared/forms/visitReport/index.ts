import { formModule } from '../machinery/form.ts';
import { visitReportDescription } from './description.ts';
import { visitReportRules } from './rules.ts';

export const visitReportForm = formModule(visitReportDescription, visitReportRules, {
  access: {
    read: 'report.read',
    write: 'report.write',
    void: 'report.void',
  },
  group: 'visits',
  inWeek: 'byDate',
  daily: true,
});
