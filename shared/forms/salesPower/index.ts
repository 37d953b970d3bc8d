import { formModule } from '../machinery/form.ts';
import { salesPowerDescription } from './description.ts';
import { salesPowerRules } from './rules.ts';

export const salesPowerForm = formModule(salesPowerDescription, salesPowerRules, {
  access: { read: 'figures.read', write: 'figures.write', void: 'figures.void' },
  group: 'figures',
  inWeek: 'whenChanged',
});
