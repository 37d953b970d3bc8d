import type { Body } from '../../shared/forms/machinery/form.ts';
import { editionOf, formOf } from '../../shared/forms/registry.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { rowOf } from '../documents/record.ts';
import { refuseUnreadable } from '../rights/reach.ts';
import { arrangementOf, copiesOf } from '../sheets/forms/index.ts';
import { sheetView } from '../sheets/view.ts';
import { type Recognised, recognise, type SheetOnPaper } from './recognising.ts';

/** What a code says about the sheet that bears it. */
export type CheckedSheet =
  | { kind: Exclude<Recognised['kind'], 'sheet'> }
  | {
      kind: 'sheet';
      sheet: SheetOnPaper;
      /** 联次 as it stands on the sheet. */
      copy: string;
      /** Saved when, and by whom (name). */
      at: string;
      by: string;
      /** What the paper must say beside the code. */
      values: { label: string; value: string }[];
    };

/** Looks a sheet's code up. @throws NO_RIGHT on a document that the person may not read */
export function checkCodes(
  archive: ReadableArchive,
  context: Context,
  found: { codes: readonly string[]; unreadable: boolean },
): CheckedSheet {
  const recognised = recognise(archive, found);
  if (recognised.kind !== 'sheet') return recognised;
  const { sheet } = recognised;
  refuseUnreadable(archive, context, rowOf(archive, sheet.documentId));
  const revision = sql<{ edition: number; body: string; digest: string; at: string; by: string }>(
    archive,
    `SELECT edition, body, digest, at, person.name AS by FROM revisions JOIN people AS person ON person.id = revisions.by
      WHERE document_id = ? AND revision = ?`,
  ).get(sheet.documentId, sheet.revision);
  if (!revision) return { kind: 'unknown' };
  const copy = copiesOf(sheet.form)[sheet.part - 1] ?? '';
  const { check } = sheetView(
    {
      description: editionOf(formOf(sheet.form).description.key, revision.edition),
      body: JSON.parse(revision.body) as Body,
      document: { id: sheet.documentId, revision: sheet.revision, digest: revision.digest, part: sheet.part },
      head: { branchCode: '', branchName: '', state: sheet.state },
      copy,
      printedAt: revision.at,
    },
    arrangementOf(sheet.form).compare,
  );
  return { kind: 'sheet', sheet, copy, at: revision.at, by: revision.by, values: check?.values ?? [] };
}
