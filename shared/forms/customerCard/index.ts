import { formModule } from '../machinery/form.ts';
import { customerCardDescription } from './description.ts';
import { customerCardRules } from './rules.ts';

export const customerCardForm = formModule(customerCardDescription, customerCardRules, {
  access: { read: 'card.read', write: 'card.write', void: 'card.void' },
  group: 'customers',
  inWeek: 'whenChanged',
});
