import { refuse } from '../../shared/errors/index.ts';
import {
  entriesOf,
  type FieldEntry,
  type Fields,
  type FileReference,
} from '../../shared/forms/machinery/fields.ts';
import { type Body, type FormModule, fieldsByKey } from '../../shared/forms/machinery/form.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { sha256 } from '../archive/digest.ts';
import { write } from '../archive/transaction.ts';

/** Bytes. The weekly file carries them, and a blob is read as a whole. */
export const LARGEST = 20 * 1024 * 1024;

/**
 * Stores a file by its digest; the same content is kept once. It belongs to a document when that is saved with the
 * returned reference in one of its file fields.
 * @throws ATTACHMENT_TOO_LARGE, DISK_FULL
 */
export function addAttachment(
  archive: WritableArchive,
  context: Context,
  { content, name, mediaType }: { content: Uint8Array; name: string; mediaType: string },
): FileReference {
  if (content.length > LARGEST)
    refuse('ATTACHMENT_TOO_LARGE', { name, size: megabytes(content.length), limit: megabytes(LARGEST) });
  const digest = sha256(content);
  return write(archive, () => {
    const { changes } = sql(archive, 'INSERT OR IGNORE INTO attachments VALUES (?, ?, ?, ?, ?, ?)').run(
      digest,
      content,
      content.length,
      mediaType,
      context.clock.now(),
      context.actor.personId,
    );
    if (changes > 0) audit(archive, context, 'attachment.added', digest, { size: content.length });
    return { sha256: digest, name, size: content.length, mediaType };
  });
}

export interface Attachment {
  sha256: string;
  content: Uint8Array;
  size: number;
  mediaType: string;
}

export function findAttachment(archive: ReadableArchive, digest: string): Attachment | undefined {
  return sql<Attachment>(
    archive,
    'SELECT sha256, content, size, media_type AS mediaType FROM attachments WHERE sha256 = ?',
  ).get(digest);
}

/** @throws ATTACHMENT_MISSING */
export function refuseMissingFiles(archive: ReadableArchive, form: FormModule, body: Body): void {
  for (const file of filesIn(fieldsByKey(form.description), body)) {
    const known = sql(archive, 'SELECT 1 FROM attachments WHERE sha256 = ? AND size = ?').get(
      file.sha256,
      file.size,
    );
    if (!known) refuse('ATTACHMENT_MISSING', { name: file.name });
  }
}

/** Notes which files a document has ever referred to. Its earlier revisions still do, so no link is taken away. */
export function linkAttachments(
  archive: WritableArchive,
  form: FormModule,
  documentId: string,
  body: Body,
): void {
  for (const file of filesIn(fieldsByKey(form.description), body))
    sql(archive, 'INSERT OR IGNORE INTO attachment_links VALUES (?, ?, ?)').run(
      documentId,
      file.sha256,
      file.name,
    );
}

function filesIn(fields: Fields, body: Body): FileReference[] {
  return holdingFiles(fields).flatMap(([key, field]) => {
    const value = body[key];
    if (value === undefined) return [];
    if (field.kind === 'files') return value as FileReference[];
    if (field.kind === 'rows') return (value as Body[]).flatMap((row) => filesIn(field.fields, row));
    return [];
  });
}

const holding = new WeakMap<Fields, readonly FieldEntry[]>();

/** The fields that hold files, and the tables that have any: most forms have none, and every save asks. */
function holdingFiles(fields: Fields): readonly FieldEntry[] {
  let found = holding.get(fields);
  if (!found) {
    found = entriesOf(fields).filter(
      ([, field]) =>
        field.kind === 'files' || (field.kind === 'rows' && holdingFiles(field.fields).length > 0),
    );
    holding.set(fields, found);
  }
  return found;
}

export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
