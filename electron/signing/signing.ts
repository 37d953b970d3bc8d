import { v7 } from 'uuid';
import { Refusal, refuse } from '../../shared/errors/index.ts';
import { editionOf } from '../../shared/forms/registry.ts';
import { roles } from '../../shared/rights/roles.ts';
import { leftOutOf } from '../../shared/rules/signing/coverage.ts';
import { isOwnPaper, lineRule, maySign, openLines, turnsOf } from '../../shared/rules/signing/lines.ts';
import { STATEMENT_EDITION, STATEMENT_FORMAT, type Statement } from '../../shared/rules/signing/statement.ts';
import type { Archive } from '../archive/archive.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { sha256 } from '../archive/digest.ts';
import { branchOf } from '../archive/meta.ts';
import { write } from '../archive/transaction.ts';
import { type DocumentRow, rowOf } from '../documents/record.ts';
import { provePassword } from '../people/signingIn.ts';
import { refuseUnreadable } from '../rights/reach.ts';
import { authorsHaveLeft, authorsOf } from './authors.ts';
import { checkedDrawing } from './drawings.ts';
import { coveredDigest, stillCovers } from './holding.ts';
import { heldLines, signatureRows } from './signatures.ts';
import { currentKeyOf, type OpenKey, openKey, storeFreshKey } from './signingKeys.ts';
import { signStatement, statementText } from './statements.ts';
import { wayOf } from './ways.ts';

export interface SignInput {
  id: string;
  /** The revision that was on screen, and its digest. */
  revision: number;
  digest: string;
  /** Of the line, from 0. */
  place: number;
  /** Whether the open lines before it are left out, as of the same person or of one who has left. */
  skip: boolean;
  password: string;
  /** The drawn signature: a PNG in base64. */
  drawing?: string;
}

/**
 * Signs one revision on one line with the actor's own key, which his password opens; made at his first signing.
 * @throws DOCUMENT_NOT_FOUND, NO_RIGHT, SIGNING_DRAFT, SIGNING_VOID, SIGNING_CHANGED, SIGNING_ON_PAPER_HERE, SIGNING_NOT_YOUR_LINE,
 * SIGNING_LINE_ON_PAPER, SIGNING_OUT_OF_TURN, SIGNING_ALREADY, SIGNING_DRAWING_INVALID, SIGNING_PASSWORD_WRONG,
 * SIGN_IN_SLOWED {seconds}, SIGNING_KEY_LOCKED
 */
export async function signDocument(
  { writable: archive }: Pick<Archive, 'writable'>,
  context: Context,
  input: SignInput,
): Promise<{ id: string }> {
  requireTurn(archive, context, input);
  const drawing = input.drawing === undefined ? undefined : checkedDrawing(input.drawing);
  await provePassword(archive, context, input.password).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'SIGN_IN_FAILED') refuse('SIGNING_PASSWORD_WRONG');
    throw error;
  });
  const { personId } = context.actor;
  for (;;) {
    const key = (await openKey(archive, personId, input.password)) ?? refuse('SIGNING_KEY_LOCKED');
    const signed = write(archive, () => {
      // Meanwhile his first key was made, or the password set anew: look again.
      const current = currentKeyOf(archive, personId)?.fingerprint;
      if (current !== (key.fresh ? undefined : key.fingerprint)) return undefined;
      return storeSignature(archive, context, input, key, drawing);
    });
    if (signed) return signed;
  }
}

/** What is signed, without what proves who signs. */
export type SignedLine = Omit<SignInput, 'password' | 'drawing'>;

/** What is to be signed, if it is this person's turn. */
function requireTurn(
  archive: ReadableArchive,
  context: Context,
  { id, revision, digest, place, skip }: SignedLine,
): { row: DocumentRow; titles: readonly string[]; skipped: readonly number[] } {
  const row = rowOf(archive, id);
  refuseUnreadable(archive, context, row);
  if (row.state === 'draft') refuse('SIGNING_DRAFT', { title: row.title });
  if (row.state === 'void') refuse('SIGNING_VOID', { title: row.title });
  if (row.revision !== revision || row.digest !== digest)
    refuse('SIGNING_CHANGED', { title: row.title, revision: row.revision });
  const titles = editionOf(row.form, row.edition).signatures;
  if (wayOf(archive, row) === 'paper') refuse('SIGNING_ON_PAPER_HERE', { title: row.title });
  const line = titles[place] ?? refuse('BAD_REQUEST', { where: 'place' });
  const rows = signatureRows(archive, id);
  const held = heldLines(archive, rows, row);
  const gone = authorsHaveLeft(archive, row, context.clock.today());
  const turn = turnsOf(titles, held, context.actor, authorsOf(row), gone).find((one) => one.place === place);
  if (turn && (skip || turn.skips.length === 0)) return { row, titles, skipped: turn.skips };
  if (!lineRule(line)) refuse('SIGNING_LINE_ON_PAPER', { line });
  const open = openLines(titles, held);
  if (!open.includes(place)) refuseSigned(archive, row, line, place);
  if (isOwnPaper(line, context.actor, authorsOf(row))) refuse('SIGNING_OWN_PAPER', { line });
  if (!maySign(line, context.actor, authorsOf(row)))
    refuse('SIGNING_NOT_YOUR_LINE', { line, role: roles[context.actor.role] });
  return refuse('SIGNING_OUT_OF_TURN', { line, before: titles[open[0] as number] });
}

function refuseSigned(archive: ReadableArchive, row: DocumentRow, line: string, place: number): never {
  const by = signatureRows(archive, row.id).find(
    (one) =>
      stillCovers(archive, one, row) &&
      (one.place === place || (JSON.parse(one.skipped) as number[]).includes(place)),
  );
  const name = by && sql<{ name: string }>(archive, 'SELECT name FROM people WHERE id = ?').get(by.signer);
  return refuse('SIGNING_ALREADY', {
    line,
    revision: by?.revision,
    who: name?.name,
    when: by?.at.slice(0, 16).replace('T', ' '),
  });
}

/** Signs with a key that is open, in the caller's transaction; the caller has proven whose it is. @throws as `signDocument` */
export function storeSignature(
  archive: WritableArchive,
  context: Context,
  input: SignedLine,
  key: OpenKey,
  drawing: Buffer | undefined,
): { id: string } {
  const { row, titles, skipped } = requireTurn(archive, context, input);
  if (key.fresh) storeFreshKey(archive, context, { ...key, fresh: key.fresh });
  const picture = drawing && sha256(drawing);
  if (picture !== undefined)
    sql(archive, 'INSERT OR IGNORE INTO signature_drawings VALUES (?, ?)').run(picture, drawing);
  const at = context.clock.now();
  const statement = statementText(
    statementOf(archive, context, { row, titles, skipped, input, key, at, picture }),
  );
  const id = v7();
  sql(archive, 'INSERT INTO signatures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    id,
    row.id,
    row.revision,
    row.digest,
    input.place,
    titles[input.place],
    JSON.stringify(skipped),
    context.actor.personId,
    key.fingerprint,
    at,
    statement,
    signStatement(statement, key.privateKey),
    picture ?? null,
  );
  audit(archive, context, 'document.signed', row.id, {
    signature: id,
    revision: row.revision,
    place: input.place,
    statement: sha256(statement),
  });
  return { id };
}

function statementOf(
  archive: ReadableArchive,
  { actor }: Context,
  {
    row,
    titles,
    skipped,
    input,
    key,
    at,
    picture,
  }: {
    row: DocumentRow;
    titles: readonly string[];
    skipped: readonly number[];
    input: SignedLine;
    key: OpenKey;
    at: string;
    picture: string | undefined;
  },
): Statement {
  const except = leftOutOf(editionOf(row.form, row.edition), titles[input.place] as string);
  const line = (place: number) => ({ place: place + 1, title: titles[place] as string });
  return {
    format: STATEMENT_FORMAT,
    edition: STATEMENT_EDITION,
    branch: branchOf(archive).code,
    document: {
      id: row.id,
      form: row.form,
      title: row.title,
      ...(row.number !== null && { number: row.number }),
      edition: row.edition,
      revision: row.revision,
      bodyDigest: sha256(row.body),
      digest: row.digest,
      covered: { except, digest: coveredDigest(row, row, except) },
    },
    line: { ...line(input.place), skipped: skipped.map(line) },
    signer: { id: actor.personId, name: actor.name, role: actor.role, key: key.fingerprint },
    at,
    ...(picture !== undefined && { drawing: picture }),
  };
}
