import { refuse } from '../errors/index.ts';
import { complaintCardForm } from './complaintCard/index.ts';
import { complaintReminderForm } from './complaintReminder/index.ts';
import { customerCardForm } from './customerCard/index.ts';
import type { FormDescription, FormModule } from './machinery/form.ts';
import { performanceCreditForm } from './performanceCredit/index.ts';
import { salesPowerForm } from './salesPower/index.ts';
import { supervisorReportForm } from './supervisorReport/index.ts';
import { visitPlanForm } from './visitPlan/index.ts';
import { visitReportForm } from './visitReport/index.ts';
import { workLogForm } from './workLog/index.ts';

/** Every form, in the order of the navigation. */
export const forms: readonly FormModule[] = [
  customerCardForm,
  visitReportForm,
  supervisorReportForm,
  visitPlanForm,
  workLogForm,
  complaintCardForm,
  complaintReminderForm,
  performanceCreditForm,
  salesPowerForm,
];

/** @throws UNKNOWN_FORM */
export function formOf(key: string): FormModule {
  return forms.find((form) => form.description.key === key) ?? refuse('UNKNOWN_FORM', { form: key });
}

const inEditions = new Map<string, FormModule>();

/** The form as it was in this edition, with the rules of then. @throws UNKNOWN_FORM */
export function formInEdition(key: string, edition: number): FormModule {
  const name = `${key} ${edition}`;
  const known = inEditions.get(name);
  if (known) return known;
  const form = formOf(key);
  const wanted =
    form.editions.find(({ description }) => description.edition === edition) ??
    refuse('UNKNOWN_FORM', { form: `${form.description.title} 第 ${edition} 版` });
  const then = { ...form, ...wanted };
  inEditions.set(name, then);
  return then;
}

/** The description that a document was filled in with. @throws UNKNOWN_FORM */
export const editionOf = (key: string, edition: number): FormDescription =>
  formInEdition(key, edition).description;
