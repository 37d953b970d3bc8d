import { formModule } from '../machinery/form.ts';
import { performanceCreditDescription } from './description.ts';
import { performanceCreditRules } from './rules.ts';

export const performanceCreditForm = formModule(performanceCreditDescription, performanceCreditRules, {
  access: { read: 'figures.read', write: 'figures.write', void: 'figures.void' },
  group: 'figures',
  inWeek: 'whenChanged',
});
