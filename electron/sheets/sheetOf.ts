import { editionOf } from '../../shared/forms/registry.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import { branchOf } from '../archive/meta.ts';
import { type OpenDocument, rowOf } from '../documents/record.ts';
import { paperOf } from '../paper/papersInUse.ts';
import { wayOf } from '../signing/ways.ts';
import { lateEntryOf } from '../week/lateEntry.ts';
import { copiesOf } from './forms/index.ts';
import type { SheetRequest } from './request.ts';
import { correctionsOnSheet, signaturesOnSheet } from './signed.ts';

/** What a part (联次, from 1) of the sheet of a document's current revision shows. `reprint` is the n of 补打第 n 次. */
export function sheetOf(
  archive: ReadableArchive,
  document: OpenDocument,
  { at, part, reprint }: { at: string; part: number; reprint?: number },
): SheetRequest {
  const branch = branchOf(archive);
  const signatures = signaturesOnSheet(archive, document);
  const corrections = correctionsOnSheet(archive, document);
  const late = document.state === 'draft' ? undefined : lateEntryOf(archive, document, at);
  return {
    description: editionOf(document.form, document.edition),
    body: document.body,
    document: { id: document.id, revision: document.revision, digest: document.digest, part },
    head: {
      branchCode: branch.code,
      branchName: branch.name,
      ...(document.number !== undefined && { number: document.number }),
      filledBy: document.createdBy,
      // Not the day it is about, which the form itself says: a report filled in late shows here.
      filledOn: document.createdAt.slice(0, 10),
      state: document.state,
      ...(late && { late }),
    },
    copy: copiesOf(document.form)[part - 1] ?? '',
    paper: paperOf(archive, document.form),
    printedAt: at,
    ...(signatures.length > 0 && { signatures }),
    ...(wayOf(archive, rowOf(archive, document.id)) === 'screen' && { onScreenOnly: true as const }),
    ...(corrections.length > 0 && { corrections }),
    ...(reprint !== undefined && { reprint }),
  };
}
