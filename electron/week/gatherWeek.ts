import type { Body } from '../../shared/forms/machinery/form.ts';
import { forms } from '../../shared/forms/registry.ts';
import { type IsoWeek, weekDays } from '../../shared/rules/calendar/isoWeek.ts';
import type { GridDay } from '../../shared/rules/week/dayGrid.ts';
import { safeName } from '../../shared/weeklyFile/entryPath.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type {
  WeekContents,
  WeekDocument,
  WeekGap,
  WeekOpenPoint,
  WeekSheet,
} from '../weeklyFile/weekContents.ts';
import { changingForms, datedForms } from './datedForms.ts';
import { EARLY } from './earlySealing.ts';
import type { SealedWeek } from './sealedWeeks.ts';
import { weekMismatches } from './weekMismatches.ts';
import { weekSignatures } from './weekSignatures.ts';
import type { WeekStatus } from './weekStatus.ts';
import { weekSummary } from './weekSummary.ts';

interface DocumentRow {
  id: string;
  form: string;
  edition: number;
  number: string | null;
  title: string;
  state: string;
  revision: number;
  business_date: string | null;
  body: string;
  digest: string;
}

/**
 * What the weekly file of `week` holds: every paper of the week, drafts left out; the cards and other papers
 * that changed since the last file was sealed (all of them for the first); the issued sheets of these revisions and their attachments.
 */
export function gatherWeek(
  archive: ReadableArchive,
  status: WeekStatus,
  reasons: ReadonlyMap<string, string>,
  last: SealedWeek | undefined,
): Omit<WeekContents, 'branch' | 'sealed'> {
  const documents = [...papersOf(archive, status.week), ...changedPapersSince(archive, last?.at ?? '')];
  const gaps = gapsOf(status, reasons);
  const openPoints: WeekOpenPoint[] = status.openPoints.map(({ code, text }) => ({
    code,
    text,
    reason: reasons.get(code) ?? '',
  }));
  return {
    week: status.week,
    sequence: (last?.sequence ?? 0) + 1,
    previous: last?.sha256 ?? null,
    forms: forms.flatMap((form) =>
      form.editions.map(({ description }) => ({
        form: description.key,
        title: description.title,
        edition: description.edition,
        description,
      })),
    ),
    documents: documents.map((row) => weekDocument(archive, row)),
    sheets: documents.flatMap((row) => sheetOf(archive, row)),
    attachments: documents.flatMap((row) => attachmentsOf(archive, row.id)),
    ...weekSignatures(
      archive,
      documents.map(({ id }) => id),
    ),
    gaps,
    openPoints,
    mismatches: weekMismatches(archive, status.week, reasons),
    summary: weekSummary(documents.map((row) => ({ ...row, body: JSON.parse(row.body) as Body }))),
  };
}

const COLUMNS = 'id, form, edition, number, title, state, revision, business_date, body, digest';

function papersOf(archive: ReadableArchive, week: IsoWeek): DocumentRow[] {
  const days = weekDays(week);
  return sql<DocumentRow>(
    archive,
    `SELECT ${COLUMNS} FROM documents
      WHERE form IN (${datedForms}) AND state <> 'draft' AND business_date BETWEEN ? AND ? ORDER BY business_date, id`,
  ).all(days[0], days[6]);
}

function changedPapersSince(archive: ReadableArchive, at: string): DocumentRow[] {
  // Times are whole seconds: a change in the second of sealing is sent again rather than never.
  return sql<DocumentRow>(
    archive,
    `SELECT ${COLUMNS} FROM documents
      WHERE form IN (${changingForms}) AND state <> 'draft'
        AND (updated_at >= @at OR id IN (SELECT document_id FROM scans WHERE scans.at >= @at)
          OR id IN (SELECT document_id FROM signatures WHERE signatures.at >= @at))
      ORDER BY form, number, id`,
  ).all({ at });
}

function weekDocument(archive: ReadableArchive, row: DocumentRow): WeekDocument {
  const revisions = sql<{
    revision: number;
    edition: number;
    state: string;
    body: string;
    digest: string;
    previous: string;
    chain: string;
    reason: string | null;
    at: string;
    by: string;
    by_name: string;
  }>(
    archive,
    `SELECT revision, edition, state, body, digest, previous, chain, reason, at, by, person.name AS by_name
       FROM revisions JOIN people AS person ON person.id = revisions.by WHERE document_id = ? ORDER BY revision`,
  ).all(row.id);
  return {
    id: row.id,
    form: row.form,
    edition: row.edition,
    title: row.title,
    state: row.state,
    revision: row.revision,
    body: JSON.parse(row.body) as object,
    digest: row.digest,
    ...(row.number !== null && { number: row.number }),
    ...(row.business_date !== null && { businessDate: row.business_date }),
    revisions: revisions.map(({ body, by_name, reason, ...revision }) => ({
      ...revision,
      body: JSON.parse(body) as object,
      byName: by_name,
      ...(reason !== null && { reason }),
    })),
  };
}

/** The newest issued sheet of the document's current revision. */
function sheetOf(archive: ReadableArchive, row: DocumentRow): WeekSheet[] {
  const sheet = sql<{ id: string; sha256: string; size: number }>(
    archive,
    `SELECT id, sha256, length(pdf) AS size FROM issued_sheets
      WHERE document_id = ? AND revision = ? AND part = 1 ORDER BY issued_at DESC, id DESC LIMIT 1`,
  ).get(row.id, row.revision);
  if (!sheet) return [];
  return [
    {
      // Titles hold what file names may not: weeks (11/16–11/22), customers' names of any length.
      name: safeName(
        `${row.form}-${row.number ?? row.title}`.replaceAll(' ', '_'),
        `-${row.id.slice(-12)}-r${row.revision}.pdf`,
      ),
      documentId: row.id,
      revision: row.revision,
      sha256: sheet.sha256,
      size: sheet.size,
      read: () =>
        sql<{ pdf: Uint8Array }>(archive, 'SELECT pdf FROM issued_sheets WHERE id = ?').get(sheet.id)!.pdf,
    },
  ];
}

function attachmentsOf(archive: ReadableArchive, documentId: string): WeekContents['attachments'] {
  return sql<{ sha256: string; name: string; size: number }>(
    archive,
    `SELECT link.sha256, link.name, file.size FROM attachment_links AS link
       JOIN attachments AS file ON file.sha256 = link.sha256 WHERE link.document_id = ? ORDER BY link.sha256, link.name`,
  )
    .all(documentId)
    .map(({ sha256, name, size }) => ({
      name: `${sha256.slice(0, 16)}${/\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''}`,
      originalName: name,
      documentId,
      sha256,
      size,
      read: () =>
        sql<{ content: Uint8Array }>(archive, 'SELECT content FROM attachments WHERE sha256 = ?').get(sha256)!
          .content,
    }));
}

/** The days that a valid report is missing or came late, with the branch's reason. */
function gapsOf(status: WeekStatus, reasons: ReadonlyMap<string, string>): WeekGap[] {
  const early = reasons.get(`${EARLY}${status.week}`);
  return status.grid.people.flatMap((person) =>
    person.days.flatMap((day): WeekGap[] =>
      day.state === 'missing' || day.state === 'void' || day.state === 'late'
        ? [
            {
              personId: person.personId,
              personName: person.name,
              form: 'visitReport',
              date: day.date,
              state: day.state,
              reason:
                day.state === 'late'
                  ? '逾期补填'
                  : (reasonFor(status, reasons, person.personId, day) ??
                    // What was not due yet when the week was sealed has no point of its own.
                    (early === undefined ? '' : `提前上报：${early}`)),
            },
          ]
        : [],
    ),
  );
}

/** Of the point of the day, or of the draft that was begun for it. */
function reasonFor(
  status: WeekStatus,
  reasons: ReadonlyMap<string, string>,
  personId: string,
  { date, documentId }: GridDay,
): string | undefined {
  const point =
    status.openPoints.find(({ missing }) => missing?.personId === personId && missing.date === date) ??
    status.openPoints.find((one) => documentId !== undefined && one.documentId === documentId);
  return point && reasons.get(point.code);
}
