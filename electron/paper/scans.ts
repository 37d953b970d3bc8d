import { refuse } from '../../shared/errors/index.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { type Attachment, findAttachment } from '../documents/attachments.ts';
import { rowOf } from '../documents/record.ts';
import { refuseUnreadable } from '../rights/reach.ts';
import { joinPages } from './joinPages.ts';

/** Begins the names under which documents hold their scans, apart from files that belong to their fields. */
export const SCAN_NAME = '扫描件 第';

/** A signed sheet that came back, as it is filed. */
export interface Scan {
  id: string;
  documentId: string;
  revision: number;
  /** 联次, from 1; absent where nobody could say. */
  part?: number;
  /** Its codes said where it belongs; else a person did. */
  byCode: boolean;
  pages: number;
  /** Names of the files that it came in. */
  sources: string[];
  at: string;
  /** Name. */
  by: string;
  withdrawn?: { reason: string; at: string; by: string };
}

/** All scans of a document, the latest first. @throws DOCUMENT_NOT_FOUND, NO_RIGHT */
export function scansOf(archive: ReadableArchive, context: Context, documentId: string): Scan[] {
  refuseUnreadable(archive, context, rowOf(archive, documentId));
  return sql<{
    id: string;
    revision: number;
    part: number | null;
    byCode: number;
    at: string;
    by: string;
    pages: number;
    sources: string;
    reason: string | null;
    withdrawnAt: string | null;
    withdrawnBy: string | null;
  }>(
    archive,
    `SELECT scans.id, revision, part, by_code AS byCode, scans.at, person.name AS by,
       (SELECT count(*) FROM scan_pages WHERE scan_id = scans.id) AS pages,
       (SELECT json_group_array(DISTINCT source_name) FROM scan_pages WHERE scan_id = scans.id) AS sources,
       back.reason, back.at AS withdrawnAt, other.name AS withdrawnBy
     FROM scans JOIN people AS person ON person.id = scans.by
       LEFT JOIN scan_withdrawals AS back ON back.scan_id = scans.id
       LEFT JOIN people AS other ON other.id = back.by
     WHERE document_id = ? ORDER BY scans.at DESC, scans.id DESC`,
  )
    .all(documentId)
    .map(({ part, byCode, sources, reason, withdrawnAt, withdrawnBy, ...scan }) => ({
      ...scan,
      documentId,
      ...(part !== null && { part }),
      byCode: byCode === 1,
      sources: JSON.parse(sources) as string[],
      ...(reason !== null && { withdrawn: { reason, at: withdrawnAt ?? '', by: withdrawnBy ?? '' } }),
    }));
}

/** A scan as one PDF, its pages in their order; a view of the document. @throws SCAN_NOT_FOUND, NO_RIGHT */
export async function openScan(
  archive: WritableArchive,
  context: Context,
  scanId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const scan = scanRow(archive, scanId);
  refuseUnreadable(archive, context, rowOf(archive, scan.documentId));
  const files = new Map<string, Attachment>();
  const pages = sql<{ sha256: string; page: number }>(
    archive,
    'SELECT sha256, file_page AS page FROM scan_pages WHERE scan_id = ? ORDER BY page',
  )
    .all(scanId)
    .map(({ sha256, page }) => {
      // Pages of one file share its bytes, so that it is opened once.
      const file =
        files.get(sha256) ??
        findAttachment(archive, sha256) ??
        refuse('ATTACHMENT_MISSING', { name: sha256 });
      files.set(sha256, file);
      return { mediaType: file.mediaType, content: file.content, page };
    });
  const pdf = await joinPages(pages);
  write(archive, () =>
    audit(archive, context, 'scan.viewed', scan.documentId, { scan: scanId, revision: scan.revision }),
  );
  return pdf;
}

/**
 * Takes a scan that was filed in the wrong place out of the folder. It stays stored and shown as withdrawn; the weekly
 * file no longer carries it.
 * @throws SCAN_NOT_FOUND, NO_RIGHT, REASON_REQUIRED
 */
export function withdrawScan(
  archive: WritableArchive,
  context: Context,
  scanId: string,
  givenReason: string,
): void {
  const reason = givenReason.trim();
  if (reason === '') refuse('REASON_REQUIRED', { action: '撤回' });
  write(archive, () => {
    const { documentId, revision } = scanRow(archive, scanId);
    refuseUnreadable(archive, context, rowOf(archive, documentId));
    sql(archive, 'INSERT INTO scan_withdrawals (scan_id, reason, at, by) VALUES (?, ?, ?, ?)').run(
      scanId,
      reason,
      context.clock.now(),
      context.actor.personId,
    );
    sql(
      archive,
      `DELETE FROM attachment_links WHERE document_id = @documentId AND name LIKE '${SCAN_NAME}%'
         AND EXISTS (SELECT 1 FROM scan_pages WHERE scan_id = @scanId AND scan_pages.sha256 = attachment_links.sha256)
         AND NOT EXISTS (SELECT 1 FROM scan_pages AS page JOIN scans ON scans.id = page.scan_id
           LEFT JOIN scan_withdrawals AS back ON back.scan_id = scans.id
           WHERE page.sha256 = attachment_links.sha256 AND scans.document_id = @documentId AND back.scan_id IS NULL)`,
    ).run({ documentId, scanId });
    audit(archive, context, 'scan.withdrawn', documentId, { scan: scanId, revision });
  });
}

export interface FiledBefore {
  documentId: string;
  title: string;
  revision: number;
  at: string;
}

/** Where the same page of the same file, by its bytes, is filed already. */
export function filedBefore(
  archive: ReadableArchive,
  sourceSha256: string,
  sourcePage: number,
): FiledBefore | undefined {
  return sql<FiledBefore>(
    archive,
    `SELECT scans.document_id AS documentId, documents.title, scans.revision, scans.at
       FROM scan_pages AS page JOIN scans ON scans.id = page.scan_id JOIN documents ON documents.id = document_id
       LEFT JOIN scan_withdrawals AS back ON back.scan_id = scans.id
      WHERE source_sha256 = ? AND source_page = ? AND back.scan_id IS NULL LIMIT 1`,
  ).get(sourceSha256, sourcePage);
}

/** Of a scan that is not withdrawn. */
function scanRow(archive: ReadableArchive, scanId: string): { documentId: string; revision: number } {
  return (
    sql<{ documentId: string; revision: number }>(
      archive,
      `SELECT document_id AS documentId, revision FROM scans
        WHERE id = ? AND id NOT IN (SELECT scan_id FROM scan_withdrawals)`,
    ).get(scanId) ?? refuse('SCAN_NOT_FOUND')
  );
}
