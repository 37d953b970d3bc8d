import type { DocumentRow } from '../../documents/record.ts';
import { coveredDigest } from '../../signing/holding.ts';
import { type SignatureRow, verifiedStatement } from '../../signing/signatures.ts';
import { allKeys } from '../../signing/signingKeys.ts';
import { fingerprint, parsePublicKeyLine } from '../../weeklyFile/sshKeys.ts';
import type { ReadableArchive } from '../connection.ts';
import { sha256 } from '../digest.ts';
import { type CheckProblem, checkProblem } from './problems.ts';

/** Every signature against its key, its revision and the audit chain; every key against its fingerprint. */
export function signatureProblems(archive: ReadableArchive): CheckProblem[] {
  return [...keyProblems(archive), ...rowProblems(archive), ...missing(archive)];
}

function keyProblems(archive: ReadableArchive): CheckProblem[] {
  return allKeys(archive)
    .filter((key) => fingerprintOf(key.public) !== key.fingerprint)
    .map(({ personId }) => checkProblem('SIGNING_KEY_WRONG', { person: personId }));
}

function fingerprintOf(line: string): string | undefined {
  try {
    return fingerprint(parsePublicKeyLine(line).raw);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface SignedRow
  extends SignatureRow,
    Pick<DocumentRow, 'form' | 'number' | 'edition' | 'state' | 'body'> {
  revision_digest: string;
}

function rowProblems(archive: ReadableArchive): CheckProblem[] {
  const problems: CheckProblem[] = [];
  const rows = archive.prepare<[], SignedRow>(
    `SELECT signatures.*, revisions.digest AS revision_digest, revisions.body, revisions.edition,
       revisions.state, documents.form, documents.number FROM signatures
     JOIN revisions ON revisions.document_id = signatures.document_id
       AND revisions.revision = signatures.revision
     JOIN documents ON documents.id = signatures.document_id ORDER BY signatures.id`,
  );
  const noted = archive
    .prepare<[string, string], string>(
      `SELECT json_extract(detail, '$.statement') FROM audit
       WHERE verb = 'document.signed' AND subject = ? AND json_extract(detail, '$.signature') = ?`,
    )
    .pluck();
  for (const row of rows.all()) {
    const where = { document: row.document_id, revision: row.revision, line: row.title };
    const statement = verifiedStatement(archive, row);
    const fits =
      statement &&
      row.digest === row.revision_digest &&
      statement.document.bodyDigest === sha256(row.body) &&
      (statement.edition === 1 ||
        statement.document.covered.digest ===
          coveredDigest(
            { id: row.document_id, form: row.form, number: row.number },
            row,
            statement.document.covered.except,
          ));
    if (!fits) problems.push(checkProblem('SIGNATURE_WRONG', where));
    if (noted.get(row.document_id, row.id) !== sha256(row.statement))
      problems.push(checkProblem('SIGNATURE_DIFFERS', where));
  }
  return problems;
}

/** Signatures whose giving was noted and that are not there any more. */
function missing(archive: ReadableArchive): CheckProblem[] {
  return archive
    .prepare<[], { document: string; revision: number }>(
      `SELECT subject AS document, json_extract(detail, '$.revision') AS revision
       FROM audit LEFT JOIN signatures ON signatures.id = json_extract(detail, '$.signature')
       WHERE verb = 'document.signed' AND signatures.id IS NULL ORDER BY seq`,
    )
    .all()
    .map((details) => checkProblem('SIGNATURE_MISSING', details));
}
