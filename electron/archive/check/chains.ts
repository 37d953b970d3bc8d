import { formOf } from '../../../shared/forms/registry.ts';
import { numberText } from '../../documents/numbers.ts';
import { type AuditLine, auditDigest } from '../audit.ts';
import type { ReadableArchive } from '../connection.ts';
import { CHAIN_START, sha256 } from '../digest.ts';
import { branchOf } from '../meta.ts';
import { type CheckProblem, checkProblem } from './problems.ts';

/** Numbers without a gap, each of the document that bears it. */
export function numberProblems(archive: ReadableArchive): CheckProblem[] {
  const branch = branchOf(archive).code;
  const problems: CheckProblem[] = [];
  const last = new Map<string, number>();
  const numbers = archive.prepare<
    [],
    {
      series: string;
      value: number;
      number: string;
      document_id: string;
      borne: string | null;
      form: string | null;
    }
  >(
    `SELECT numbers.*, coalesce(documents.number, unfiled.number) AS borne, coalesce(documents.form, unfiled.form) AS form
       FROM numbers LEFT JOIN documents ON documents.id = numbers.document_id
       LEFT JOIN unfiled ON unfiled.document_id = numbers.document_id
     ORDER BY series, value`,
  );
  for (const { series, value, number, document_id: document, borne, form } of numbers.iterate()) {
    for (let missing = (last.get(series) ?? 0) + 1; missing < value; missing += 1)
      problems.push(checkProblem('NUMBER_GAP', { series, value: missing }));
    last.set(series, value);
    const right =
      number === numberText(branch, series, value) &&
      form !== null &&
      formOf(form).description.series === series;
    if (!right || borne !== number) problems.push(checkProblem('NUMBER_WRONG', { document, number }));
  }
  const unregistered = archive
    .prepare<[], { id: string; form: string; number: string | null }>(
      `SELECT id, form, documents.number FROM documents LEFT JOIN numbers ON document_id = id WHERE document_id IS NULL`,
    )
    .all()
    .filter(({ form, number }) => number !== null || formOf(form).description.series !== undefined);
  return [
    ...problems,
    ...unregistered.map(({ id, number }) =>
      checkProblem('NUMBER_WRONG', { document: id, number: number ?? '—' }),
    ),
  ];
}

/** Attachments and issued sheets against their digests. */
export function contentProblems(archive: ReadableArchive): CheckProblem[] {
  const problems: CheckProblem[] = [];
  const attachments = archive.prepare<[], { sha256: string; content: Buffer }>(
    'SELECT sha256, content FROM attachments ORDER BY sha256',
  );
  for (const attachment of attachments.iterate())
    if (sha256(attachment.content) !== attachment.sha256)
      problems.push(checkProblem('ATTACHMENT_WRONG', { sha256: attachment.sha256 }));
  const sheets = archive.prepare<[], { id: string; sha256: string; pdf: Buffer; right: number }>(
    `SELECT issued_sheets.id, sha256, pdf, issued_sheets.digest = revisions.digest AS right FROM issued_sheets
     JOIN revisions ON revisions.document_id = issued_sheets.document_id
       AND revisions.revision = issued_sheets.revision ORDER BY issued_sheets.id`,
  );
  for (const sheet of sheets.iterate())
    if (sheet.right === 0 || sha256(sheet.pdf) !== sheet.sha256)
      problems.push(checkProblem('SHEET_WRONG', { sheet: sheet.id }));
  return problems;
}

export function auditProblems(archive: ReadableArchive): CheckProblem[] {
  const problems: CheckProblem[] = [];
  const lines = archive.prepare<[], AuditLine & { digest: string }>(
    `SELECT seq, at, actor, actor_name AS actorName, verb, subject, detail, previous, digest FROM audit ORDER BY seq`,
  );
  let before: { seq: number; digest: string } = { seq: 0, digest: CHAIN_START };
  for (const { digest, ...line } of lines.iterate()) {
    const linked = line.seq === before.seq + 1 && line.previous === before.digest;
    if (!linked || auditDigest(line) !== digest)
      problems.push(checkProblem('AUDIT_BROKEN', { seq: line.seq }));
    before = { seq: line.seq, digest };
  }
  return problems;
}

export function weekProblems(archive: ReadableArchive): CheckProblem[] {
  const weeks = archive
    .prepare<[], { sequence: number; sha256: string; previous: string | null }>(
      'SELECT sequence, sha256, previous FROM sealed_weeks ORDER BY sequence',
    )
    .all();
  return weeks.flatMap(({ sequence, previous }, place) => {
    const before = weeks[place - 1];
    const linked = sequence === place + 1 && previous === (before?.sha256 ?? null);
    return linked ? [] : [checkProblem('WEEK_CHAIN_BROKEN', { sequence })];
  });
}
