import type { Output } from '../../../shared/contract/contract.ts';
import type { Body, FormDescription, FormModule } from '../../../shared/forms/machinery/form.ts';
import { editionOf, formOf } from '../../../shared/forms/registry.ts';
import { call } from '../../contract/call.ts';

export type SavedDocument = Output<'documents.open'>['document'];

/** A document as it was opened for this screen. */
export interface Opened {
  form: FormModule;
  /** The edition it was filled in with. */
  description: FormDescription;
  /** Absent until a new document is saved for the first time. */
  document: SavedDocument | undefined;
  /** What stands on the screen first: the kept copy where there is one. */
  start: Body;
  /** When the kept copy was kept; absent where there is none. */
  keptAt: string | undefined;
  /** The revision that the kept copy began from. */
  baseRevision: number;
}

/** @throws Refusal as the calls do. */
export async function openDocument(formKey: string, id: string | undefined): Promise<Opened> {
  const form = formOf(formKey);
  if (id === undefined) {
    const copy = await call('documents.start', { form: formKey });
    return {
      form,
      description: form.description,
      document: undefined,
      start: copy.body,
      keptAt: copy.savedAt,
      baseRevision: 0,
    };
  }
  const { document, workingCopy } = await call('documents.open', { id });
  return {
    form,
    description: editionOf(formKey, document.edition),
    document,
    start: workingCopy?.body ?? document.body,
    keptAt: workingCopy?.savedAt,
    baseRevision: workingCopy?.baseRevision ?? document.revision,
  };
}
