import type { Output } from '../../../shared/contract/contract.ts';
import type { Body, FormModule } from '../../../shared/forms/machinery/form.ts';
import { formInEdition, formOf } from '../../../shared/forms/registry.ts';
import { call } from '../../contract/call.ts';
import { askFacts } from './facts.ts';
import type { Answered } from './liveDocument.ts';

export type SavedDocument = Output<'documents.open'>['document'];

/** A document as it was opened for this screen. */
export interface Opened {
  /** In the edition it was filled in with. */
  form: FormModule;
  /** Absent until a new document is saved for the first time. */
  document: SavedDocument | undefined;
  /** What stands on the screen first: the kept copy where there is one. */
  start: Body;
  /** When the kept copy was kept; absent where there is none. */
  keptAt: string | undefined;
  /** What other documents say to `start`, where the form asks. */
  facts: Answered | undefined;
  /** The revision that `start` began from, and its body. */
  base: { revision: number; body: Body };
}

/** @throws Refusal as the calls do. */
export async function openDocument(formKey: string, id: string | undefined): Promise<Opened> {
  if (id === undefined) {
    const form = formOf(formKey);
    const copy = await call('documents.start', { form: formKey });
    return {
      form,
      document: undefined,
      start: copy.body,
      keptAt: copy.savedAt,
      facts: await factsOf(form, copy.body),
      // The start of a new document needs no copy as long as nobody typed in it.
      base: { revision: 0, body: copy.savedAt === undefined ? copy.body : {} },
    };
  }
  const { document, workingCopy, copyBase } = await call('documents.open', { id });
  // A void document is not changed any more, so that a copy of it leads nowhere.
  const copy = document.state === 'void' ? undefined : workingCopy;
  const start = copy?.body ?? document.body;
  const form = formInEdition(formKey, document.edition);
  return {
    form,
    document,
    start,
    keptAt: copy?.savedAt,
    facts: await factsOf(form, start),
    base: { revision: copy?.baseRevision ?? document.revision, body: (copy && copyBase) ?? document.body },
  };
}

async function factsOf(form: FormModule, body: Body): Promise<Answered | undefined> {
  const question = form.rules.question?.(body);
  return question === undefined ? undefined : askFacts(form.description.key, question);
}

/** Whether somebody else saved a revision after the kept copy was begun. */
export function isOvertaken({ document, base }: Pick<Opened, 'document' | 'base'>): boolean {
  return document !== undefined && base.revision !== document.revision;
}
