import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { refuseLacking } from '../rights/lacking.ts';
import { refuseUnreadable } from '../rights/reach.ts';
import { rowOf } from './record.ts';

/** A view, print or copy of one document, as the audit chain has it. */
export interface Viewed {
  at: string;
  /** Name. */
  by: string;
  kind: 'viewed' | 'printed' | 'saved';
  /** Other than the document's own screen: its sheet, the folder, the visit record, a file of it. */
  as?: 'sheet' | 'folder' | 'visitRecord' | 'attachment' | 'scan';
}

/** Some years of a card that is looked at daily. */
const MOST = 1000;

const KINDS: Readonly<Record<string, Viewed['kind']>> = {
  'sheet.printed': 'printed',
  'sheet.saved': 'saved',
  'attachment.saved': 'saved',
};

const WAYS: readonly string[] = ['sheet', 'folder', 'visitRecord'] satisfies Viewed['as'][];

/** 查阅记录: who looked at the document, printed it or took a copy, the latest first. @throws DOCUMENT_NOT_FOUND, NO_RIGHT, OUT_OF_SCOPE */
export function viewLog(
  archive: ReadableArchive,
  context: Context,
  { id }: { id: string },
): { rows: Viewed[]; more: boolean } {
  refuseLacking(context, 'audit.read');
  refuseUnreadable(archive, context, rowOf(archive, id));
  const found = sql<{ at: string; by: string; verb: string; detail: string }>(
    archive,
    `SELECT seq, at, actor_name AS by, verb, detail FROM audit
      WHERE subject = @id AND verb IN ('document.viewed', 'sheet.printed', 'sheet.saved', 'list.exported')
     UNION ALL
     SELECT seq, at, actor_name, verb, detail FROM audit
      WHERE subject IN (SELECT sha256 FROM attachment_links WHERE document_id = @id)
        AND verb IN ('attachment.opened', 'attachment.saved') AND json_extract(detail, '$.document') = @id
     UNION ALL
     SELECT seq, at, actor_name, verb, detail FROM audit
      WHERE subject IN (SELECT id FROM scans WHERE document_id = @id) AND verb = 'scan.viewed'
     ORDER BY seq DESC LIMIT ${MOST + 1}`,
  ).all({ id });
  return { rows: found.slice(0, MOST).map(viewedOf), more: found.length > MOST };
}

function viewedOf({
  at,
  by,
  verb,
  detail,
}: {
  at: string;
  by: string;
  verb: string;
  detail: string;
}): Viewed {
  const said = JSON.parse(detail) as { as?: string; list?: string };
  // Of a derived paper `as` says what was done with it.
  const done = said.as === 'printed' || said.as === 'saved' ? said.as : undefined;
  const way = said.list ?? said.as;
  const as = verb.startsWith('attachment')
    ? 'attachment'
    : verb === 'scan.viewed'
      ? 'scan'
      : way !== undefined && WAYS.includes(way)
        ? (way as Viewed['as'])
        : undefined;
  return { at, by, kind: done ?? KINDS[verb] ?? 'viewed', ...(as && { as }) };
}
