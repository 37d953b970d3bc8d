import { completeness } from '../../shared/forms/machinery/completeness.ts';
import type { Body, DocumentIndex, FormModule } from '../../shared/forms/machinery/form.ts';
import { formInEdition, formOf } from '../../shared/forms/registry.ts';
import { wordsAreRead } from '../../shared/rules/customerName/pinyin.ts';
import { beforeEachUse, type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import { listAs } from '../archive/listTables.ts';
import { write } from '../archive/transaction.ts';
import { findableAs, stopFinding } from '../search/indexing.ts';
import { withNumber } from '../search/tokens.ts';
import { linkAttachments } from './attachments.ts';
import { nameKeyOf } from './customerCards.ts';
import type { Made } from './making.ts';
import { type DocumentRow, type DocumentState, findRow } from './record.ts';

/**
 * Filing: what follows from a revision and is there to find, list and count by it (the row of `documents`, lists,
 * dealings, links of files, search). A save by a person makes its revision, number and audit line durable and answers;
 * filing follows in a transaction of its own, before anything else is read or written (decision 0005). Until then the
 * revision is marked in `unfiled`, so that an archive that was cut off in between is filed when it is opened.
 */

/** A revision as it was entered. */
export interface Entered {
  /** Of the table `revisions`. */
  revisionRow: number;
  form: FormModule;
  id: string;
  number: string | null;
  state: DocumentState;
  revision: number;
  body: Body;
  /** The body as canonical JSON. */
  text: string;
  digest: string;
  index: DocumentIndex;
  at: string;
  /** Person's id. */
  by: string;
  /** The document as it was before; absent for a new one. */
  current?: DocumentRow;
  /** Where it was made beforehand. */
  made?: Made;
}

/** What is done with a revision that was entered, in the same transaction. */
export type File = (entered: Entered) => void;

interface Desk {
  archive: WritableArchive;
  /** What was entered and not yet filed, in order. */
  waiting: Entered[];
  filing: boolean;
}

const desks = new WeakMap<ReadableArchive, Desk>();

/**
 * Files what an earlier run of the program left, and from now on allows `readable` and `writable` to file later. While the
 * words that the search index needs are not read, what was left stays for `fileLeft`.
 */
export function openDesk(writable: WritableArchive, readable: ReadableArchive): void {
  if (wordsAreRead()) fileMarked(writable, []);
  const desk: Desk = { archive: writable, waiting: [], filing: false };
  desks.set(writable, desk);
  for (const connection of [writable, readable]) beforeEachUse(connection, () => fileWaiting(desk));
}

/** Files what an earlier run left, before anybody else uses the archive; reads the words only if there is something. */
export async function fileLeft(writable: WritableArchive): Promise<void> {
  if (!sql(writable, 'SELECT 1 FROM unfiled LIMIT 1').get()) return;
  await import('../../shared/rules/customerName/pinyinWords.ts');
  fileMarked(writable, []);
}

/** Files what waits. @throws DISK_FULL and the like; what was entered stays durable and marked */
export function clearDesk(archive: WritableArchive): void {
  const desk = desks.get(archive);
  if (desk) fileWaiting(desk);
}

/**
 * As `write`, for a transaction of which a person waits: what it enters is filed after it is durable, at once and in any
 * case before the next use of the archive. As part of another transaction it is filed within that.
 */
export function writeAndFileLater<T>(archive: WritableArchive, work: (file: File) => T): T {
  const desk = desks.get(archive);
  if (!desk || archive.inTransaction)
    return write(archive, () => work((entered) => fileRevision(archive, entered)));
  const left: Entered[] = [];
  clearDesk(archive);
  // SQLite would move the journal into the file within the commit that makes it long: that is left to the filing.
  archive.pragma('wal_autocheckpoint = 0');
  try {
    const result = write(archive, () =>
      work((entered) => {
        sql(archive, 'INSERT INTO unfiled VALUES (?, ?, ?, ?)').run(
          entered.revisionRow,
          entered.id,
          entered.form.description.key,
          entered.number,
        );
        left.push(entered);
      }),
    );
    desk.waiting = left;
    return result;
  } finally {
    archive.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    if (desk.waiting.length > 0) setImmediate(() => fileUnasked(desk));
  }
}

/** Pages in the journal from which a commit moves them into the file; SQLite's own default. */
const CHECKPOINT_PAGES = 1_000;

function fileWaiting(desk: Desk): void {
  const { archive, waiting } = desk;
  if (waiting.length === 0 || desk.filing || archive.inTransaction) return;
  desk.filing = true;
  try {
    fileMarked(archive, waiting);
    desk.waiting = [];
  } finally {
    desk.filing = false;
  }
}

/** Before the archive is closed; what can't be filed now (a full disk) is filed when it is opened. */
export function leaveDesk(archive: WritableArchive): void {
  const desk = desks.get(archive);
  if (desk) fileUnasked(desk);
}

function fileUnasked(desk: Desk): void {
  if (!desk.archive.open) return;
  try {
    fileWaiting(desk);
  } catch {
    // Nobody asked for it. Whoever uses the archive next tries again and is told, or the next opening does it.
  }
}

/** Files all marked revisions and takes the marks away. `known` spares reading them back. */
function fileMarked(archive: WritableArchive, known: readonly Entered[]): void {
  const marked = () =>
    sql<{ row: number; form: string; number: string | null }>(
      archive,
      'SELECT row, form, number FROM unfiled ORDER BY row',
    ).all();
  if (known.length === 0 && marked().length === 0) return;
  write(archive, () => {
    for (const { row, form, number } of marked()) {
      const entered = known.find(({ revisionRow }) => revisionRow === row);
      fileRevision(archive, entered ?? enteredAs(archive, row, form, number));
      sql(archive, 'DELETE FROM unfiled WHERE row = ?').run(row);
    }
  });
}

/** A marked revision, read back from the archive. */
function enteredAs(archive: ReadableArchive, row: number, formKey: string, number: string | null): Entered {
  const found = sql<{
    document_id: string;
    revision: number;
    edition: number;
    state: DocumentState;
    body: string;
    digest: string;
    at: string;
    by: string;
  }>(archive, 'SELECT * FROM revisions WHERE row = ?').get(row);
  if (!found) throw new Error(`unfiled revision ${row} is missing`);
  const form = formInEdition(formKey, found.edition);
  const body = JSON.parse(found.body) as Body;
  const current = findRow(archive, found.document_id);
  const { document_id: id, body: text, revision, state, digest, at, by } = found;
  const index = form.rules.index(body);
  const entered = { revisionRow: row, form, id, number, state, revision, body, text, digest, index, at, by };
  return { ...entered, ...(current && { current }) };
}

/** Writes what follows from a revision, in the caller's transaction. */
export function fileRevision(archive: WritableArchive, entered: Entered): void {
  const { form, body, current, index, made } = entered;
  const row = documentRow(entered);
  if (current) updateDocument(archive, row);
  else row.row = insertDocument(archive, row);
  // A list has the columns of the form's latest edition, whichever this one is of.
  listAs(archive, formOf(row.form).description, row, entered.made ? (JSON.parse(row.body) as Body) : body);
  replaceDealings(archive, row, index);
  linkAttachments(archive, form, row.id, body);
  if (row.state === 'void') stopFinding(archive, row);
  else
    findableAs(archive, row, form, body, current !== undefined, made && withNumber(made.tokens, row.number));
}

function documentRow({ form, index, current, ...entered }: Entered): DocumentRow {
  const { description } = form;
  return {
    row: current?.row ?? 0,
    id: entered.id,
    form: description.key,
    edition: description.edition,
    number: entered.number,
    title: index.title,
    name_key: nameKeyOf(description.key, index.title),
    customer_id: index.customerId ?? null,
    person_id: index.personId ?? null,
    business_date: index.businessDate ?? null,
    unique_key: index.uniqueKey ?? null,
    state: entered.state,
    revision: entered.revision,
    body: entered.text,
    digest: entered.digest,
    completeness: entered.made?.completeness ?? completeness(description, entered.body),
    created_at: current?.created_at ?? entered.at,
    created_by: current?.created_by ?? entered.by,
    updated_at: entered.at,
    updated_by: entered.by,
  };
}

function insertDocument(archive: WritableArchive, row: DocumentRow): number {
  const { lastInsertRowid } = sql(
    archive,
    `INSERT INTO documents (id, form, edition, number, title, name_key, customer_id, person_id, business_date,
       unique_key, state, revision, body, digest, completeness, created_at, created_by, updated_at, updated_by)
     VALUES (@id, @form, @edition, @number, @title, @name_key, @customer_id, @person_id, @business_date,
       @unique_key, @state, @revision, @body, @digest, @completeness, @created_at, @created_by, @updated_at,
       @updated_by)`,
  ).run(row);
  return Number(lastInsertRowid);
}

function updateDocument(archive: WritableArchive, row: DocumentRow): void {
  sql(
    archive,
    `UPDATE documents SET edition = @edition, title = @title, name_key = @name_key, customer_id = @customer_id,
       person_id = @person_id, business_date = @business_date, unique_key = @unique_key, state = @state,
       revision = @revision, body = @body, digest = @digest, completeness = @completeness,
       updated_at = @updated_at, updated_by = @updated_by
     WHERE row = @row`,
  ).run(row);
}

/** Only what was submitted counts as dealt. */
function replaceDealings(archive: WritableArchive, row: DocumentRow, index: DocumentIndex): void {
  if (row.revision > 1) sql(archive, 'DELETE FROM dealings WHERE document_id = ?').run(row.id);
  if (row.state !== 'submitted') return;
  const insert = sql(archive, 'INSERT INTO dealings VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const dealing of index.dealings ?? [])
    insert.run(
      row.id,
      dealing.row,
      dealing.customerId,
      row.person_id,
      row.business_date,
      dealing.orderFen,
      dealing.receiptFen,
    );
}
