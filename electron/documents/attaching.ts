import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse } from '../../shared/errors/index.ts';
import type { FileReference } from '../../shared/forms/machinery/fields.ts';
import { audit } from '../archive/audit.ts';
import { sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { diskReason } from '../disk/reasons.ts';
import { refuseUnreadable } from '../rights/reach.ts';
import { type Attachment, addAttachment, findAttachment, LARGEST, megabytes } from './attachments.ts';
import { fileTypeOf, HEAD } from './fileTypes.ts';
import { rowOf } from './record.ts';
import { safeName } from './safeName.ts';

/**
 * Reads a file of this computer into the archive. Its content decides what it is; a name that says otherwise is
 * refused, so that nobody opens a program as a picture.
 * @throws ATTACHMENT_UNREADABLE, ATTACHMENT_EMPTY, ATTACHMENT_TOO_LARGE, ATTACHMENT_TYPE_UNKNOWN,
 * ATTACHMENT_TYPE_MISMATCH, DISK_FULL
 */
export async function attachFile(
  archive: WritableArchive,
  context: Context,
  path: string,
): Promise<FileReference> {
  const name = basename(path);
  const content = await contentOf(path, name);
  const found = fileTypeOf(content.subarray(0, HEAD), name);
  if (found.kind === 'unknown') return refuse('ATTACHMENT_TYPE_UNKNOWN', { name });
  if (found.kind === 'otherEnding')
    return refuse('ATTACHMENT_TYPE_MISMATCH', { name, endings: found.type.endings.join('、') });
  return addAttachment(archive, context, { content, name: safeName(name), mediaType: found.type.mediaType });
}

/** Looked at by its size before it is read: a film of an hour would fill the memory. */
async function contentOf(path: string, name: string): Promise<Uint8Array> {
  const unreadable = (error: unknown) =>
    refuse('ATTACHMENT_UNREADABLE', { name, reason: diskReason(error) ?? '未知' });
  const file = await open(path, 'r').catch(unreadable);
  try {
    const { size } = await file.stat();
    if (size === 0) refuse('ATTACHMENT_EMPTY', { name });
    if (size > LARGEST)
      refuse('ATTACHMENT_TOO_LARGE', { name, size: megabytes(size), limit: megabytes(LARGEST) });
    return await file.readFile().catch(unreadable);
  } finally {
    await file.close();
  }
}

/**
 * A file for somebody who may see it: it belongs to a document that he may read, or he added it himself just now.
 * Taking it out of the archive is a line in the audit chain.
 * @throws ATTACHMENT_MISSING, NO_RIGHT
 */
export function takeAttachment(
  archive: WritableArchive,
  context: Context,
  input: { sha256: string; name: string; documentId?: string },
  how: 'attachment.opened' | 'attachment.saved',
): Attachment {
  return write(archive, () => {
    const { sha256, documentId, name } = input;
    const linked =
      documentId !== undefined &&
      sql(archive, 'SELECT 1 FROM attachment_links WHERE document_id = ? AND sha256 = ?').get(
        documentId,
        sha256,
      ) !== undefined;
    const added =
      sql(archive, 'SELECT 1 FROM attachments WHERE sha256 = ? AND added_by = ?').get(
        sha256,
        context.actor.personId,
      ) !== undefined;
    if (linked) refuseUnreadable(archive, context, rowOf(archive, documentId));
    const attachment = linked || added ? findAttachment(archive, sha256) : undefined;
    if (!attachment) return refuse('ATTACHMENT_MISSING', { name });
    audit(archive, context, how, sha256, { ...(linked && { document: documentId }) });
    return attachment;
  });
}
