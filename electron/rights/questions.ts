import type { FormModule } from '../../shared/forms/machinery/form.ts';
import { scopeOf } from '../../shared/rights/rights.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { refuseLacking } from './lacking.ts';
import { refuseCustomerBeyond, refuseScope } from './reach.ts';

/**
 * A form's question of other documents names whom it asks about, by `person` and `customerId`: an actor with the
 * smaller scope asks about himself and his customers alone.
 * @throws NO_RIGHT, OUT_OF_SCOPE
 */
export function refuseQuestionBeyond(
  archive: ReadableArchive,
  context: Context,
  form: FormModule,
  question: unknown,
): void {
  const { read } = form.access;
  refuseLacking(context, read);
  if (scopeOf(context.actor.role, read) === 'branch') return;
  const asked = (typeof question === 'object' && question !== null ? question : {}) as Record<
    string,
    unknown
  >;
  if (typeof asked.person === 'string' && asked.person !== context.actor.personId) refuseScope(context, read);
  if (typeof asked.customerId === 'string') refuseCustomerBeyond(archive, context, asked.customerId);
}
