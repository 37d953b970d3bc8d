import { formOf } from '../../shared/forms/registry.ts';
import { type Turn, turnsOf, turnText } from '../../shared/rules/signing/lines.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import type { DocumentRow } from '../documents/record.ts';
import { mayRead } from '../rights/reach.ts';
import { changingForms, datedForms } from '../week/datedForms.ts';
import { authorsHaveLeft, authorsOf } from './authors.ts';
import { standingOf } from './standing.ts';

export interface WaitingDocument {
  id: string;
  form: string;
  /** Of the form. */
  formTitle: string;
  title: string;
  number?: string;
  businessDate?: string;
  revision: number;
  digest: string;
  /** The line to sign, with those that are left out: the first that the actor can. */
  line: string;
  turn: Turn;
  /** Signed before, and changed since. */
  again: boolean;
}

/**
 * The submitted documents that wait for the actor's signature, oldest business date first: those of the days from
 * `from` to `to` and, of papers that go by their changes, those that somebody has signed already. So a
 * card that was never meant to be signed waits for nobody, nor does what came back signed on paper or is signed there only.
 */
export function waitingFor(
  archive: ReadableArchive,
  context: Context,
  { from, to }: { from: string; to: string },
): WaitingDocument[] {
  return sql<DocumentRow>(
    archive,
    `SELECT * FROM documents WHERE state = 'submitted' AND form IN (${datedForms}) AND business_date BETWEEN ? AND ?
     UNION ALL
     SELECT * FROM documents WHERE state = 'submitted' AND form IN (${changingForms})
       AND id IN (SELECT document_id FROM signatures)
     ORDER BY business_date, title, id`,
  )
    .all(from, to)
    .flatMap((row) => waitingOf(archive, context, row));
}

function waitingOf(archive: ReadableArchive, context: Context, row: DocumentRow): WaitingDocument[] {
  if (!mayRead(archive, context, row)) return [];
  const { way, titles, rows, held, open } = standingOf(archive, row);
  if (way === 'paper' || open.length === 0) return [];
  const gone = authorsHaveLeft(archive, row, context.clock.today());
  const [turn] = turnsOf(titles, held, context.actor, authorsOf(row), gone);
  if (!turn) return [];
  return [
    {
      id: row.id,
      form: row.form,
      formTitle: formOf(row.form).description.title,
      title: row.title,
      ...(row.number !== null && { number: row.number }),
      ...(row.business_date !== null && { businessDate: row.business_date }),
      revision: row.revision,
      digest: row.digest,
      line: turnText(turn, titles),
      turn,
      again: rows.some(({ revision, place }) => revision < row.revision && place === turn.place),
    },
  ];
}
