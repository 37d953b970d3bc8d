import { formModule } from '../machinery/form.ts';
import { visitPlanDescription } from './description.ts';
import { visitPlanRules } from './rules.ts';

export const visitPlanForm = formModule(visitPlanDescription, visitPlanRules, {
  access: {
    read: 'report.read',
    write: 'report.write',
    void: 'report.void',
  },
  group: 'visits',
  inWeek: 'byDate',
});
