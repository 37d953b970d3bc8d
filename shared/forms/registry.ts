import { refuse } from '../errors/index.ts';
import { complaintCardForm } from './complaintCard/index.ts';
import { complaintReminderForm } from './complaintReminder/index.ts';
import { customerCardForm } from './customerCard/index.ts';
import type { FormDescription, FormModule } from './machinery/form.ts';
import { visitReportForm } from './visitReport/index.ts';

/** Every form, in the order of the navigation. */
export const forms: readonly FormModule[] = [
  customerCardForm,
  visitReportForm,
  complaintCardForm,
  complaintReminderForm,
];

/** @throws UNKNOWN_FORM */
export function formOf(key: string): FormModule {
  return forms.find((form) => form.description.key === key) ?? refuse('UNKNOWN_FORM', { form: key });
}

/** The description that a document was filled in with. @throws UNKNOWN_FORM */
export function editionOf(key: string, edition: number): FormDescription {
  return (
    formOf(key).editions.find((description) => description.edition === edition) ??
    refuse('UNKNOWN_FORM', { form: `${formOf(key).description.title} 第 ${edition} 版` })
  );
}
