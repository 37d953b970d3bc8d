import { formModule } from '../machinery/form.ts';
import { workLogDescription } from './description.ts';
import { workLogRules } from './rules.ts';

export const workLogForm = formModule(workLogDescription, workLogRules, {
  access: {
    read: 'report.read',
    write: 'report.write',
    void: 'report.void',
  },
  group: 'visits',
  inWeek: 'byDate',
  daily: true,
});
