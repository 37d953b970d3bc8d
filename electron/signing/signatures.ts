import type { Role } from '../../shared/rights/roles.ts';
import type { HeldLine } from '../../shared/rules/signing/lines.ts';
import type { Statement } from '../../shared/rules/signing/statement.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import { sha256 } from '../archive/digest.ts';
import { type SignedDocument, stillCovers } from './holding.ts';
import { findKey } from './signingKeys.ts';
import { readStatement, statementHolds } from './statements.ts';

/** A row of the table `signatures`. */
export interface SignatureRow {
  id: string;
  document_id: string;
  revision: number;
  digest: string;
  place: number;
  title: string;
  /** JSON list of places. */
  skipped: string;
  signer: string;
  key: string;
  at: string;
  statement: string;
  signature: string;
  drawing: string | null;
}

/** A signature as people see it, named as it was signed. */
export interface Signature {
  id: string;
  revision: number;
  place: number;
  title: string;
  skipped: number[];
  signerId: string;
  name: string;
  role: Role;
  /** Time with zone. */
  at: string;
  drawing?: string;
  /** Places in the body that it does not stand for. */
  except: readonly string[];
  /** `lapsed`: 签名失效, what it stands for was changed. `broken`: the signature itself doesn't verify. */
  state: 'valid' | 'lapsed' | 'broken';
}

/** All signatures of a document, the latest revision first, in the order of the lines. */
export function signatureRows(archive: ReadableArchive, documentId: string): SignatureRow[] {
  return sql<SignatureRow>(
    archive,
    'SELECT * FROM signatures WHERE document_id = ? ORDER BY revision DESC, place',
  ).all(documentId);
}

/** How many signatures hold for the document as it is: what its sheet has to show. */
export const countOfSignatures = (archive: ReadableArchive, document: SignedDocument): number =>
  signatureRows(archive, document.id).filter((row) => stillCovers(archive, row, document)).length;

/** Judged against what the document is now. */
export function signatureOf(
  archive: ReadableArchive,
  row: SignatureRow,
  document: SignedDocument,
): Signature {
  const statement = verifiedStatement(archive, row);
  return {
    id: row.id,
    revision: row.revision,
    place: row.place,
    title: row.title,
    skipped: JSON.parse(row.skipped) as number[],
    signerId: row.signer,
    name: statement?.signer.name ?? '—',
    role: statement?.signer.role ?? 'salesperson',
    at: row.at,
    except: statement ? exceptOf(statement) : [],
    ...(row.drawing !== null && { drawing: row.drawing }),
    state: !statement ? 'broken' : stillCovers(archive, row, document) ? 'valid' : 'lapsed',
  };
}

/** The statement if the row says the same and the signer's key signed it while it was his; else undefined. */
export function verifiedStatement(archive: ReadableArchive, row: SignatureRow): Statement | undefined {
  const statement = readStatement(row.statement);
  const key = findKey(archive, row.key);
  if (!statement || !key) return undefined;
  const { document, line, signer } = statement;
  const sameAsRow =
    document.id === row.document_id &&
    document.revision === row.revision &&
    document.digest === row.digest &&
    line.place === row.place + 1 &&
    line.title === row.title &&
    JSON.stringify(line.skipped.map(({ place }) => place - 1)) === row.skipped &&
    signer.id === row.signer &&
    signer.key === row.key &&
    statement.at === row.at &&
    (statement.drawing ?? null) === row.drawing;
  const keysOwner =
    key.personId === row.signer && row.at >= key.madeAt && row.at <= (key.retiredAt ?? row.at);
  const drawn =
    row.drawing === null || sha256(drawingOf(archive, row.drawing) ?? new Uint8Array()) === row.drawing;
  return sameAsRow && keysOwner && drawn && statementHolds(row.statement, row.signature, key.public)
    ? statement
    : undefined;
}

/** The PNG. */
export function drawingOf(archive: ReadableArchive, digest: string): Buffer | undefined {
  return sql<{ png: Buffer }>(archive, 'SELECT png FROM signature_drawings WHERE sha256 = ?').get(digest)
    ?.png;
}

/** The lines on which a signature holds for the document as it is. */
export function heldLines(
  archive: ReadableArchive,
  rows: readonly SignatureRow[],
  document: SignedDocument,
): HeldLine[] {
  return rows
    .filter((row) => stillCovers(archive, row, document))
    .map(({ place, skipped }) => ({ place, skipped: JSON.parse(skipped) as number[] }));
}

/** What a statement leaves out; one of the first edition stands for the whole. */
export const exceptOf = (statement: Statement): readonly string[] =>
  statement.edition === 1 ? [] : statement.document.covered.except;
