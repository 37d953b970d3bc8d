import { formOf } from '../../shared/forms/registry.ts';
import { type GridReport, isLate } from '../../shared/rules/week/dayGrid.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { OpenDocument } from '../documents/record.ts';
import { calendarOf } from './calendar.ts';
import { deadlinesOf } from './deadlines.ts';

/** 补填: a daily paper that was first submitted after its deadline, with the times that tell how it came about. */
export interface LateEntry {
  /** The day that the paper bears. */
  businessDate: string;
  firstSavedAt: string;
  /** Absent while it is a draft whose deadline has passed. */
  firstSubmittedAt?: string;
  lastChangedAt: string;
  /** Of the last signature on screen, whether it still holds or not. */
  signedAt?: string;
}

/** `now` decides on what is not submitted yet. Undefined for what came in time, and for papers without a deadline. */
export function lateEntryOf(
  archive: ReadableArchive,
  document: OpenDocument,
  now: string,
): LateEntry | undefined {
  const { businessDate, createdAt, updatedAt } = document;
  if (!formOf(document.form).daily || businessDate === undefined) return undefined;
  const firstSubmittedAt = sql<{ at: string | null }>(
    archive,
    "SELECT min(at) AS at FROM revisions WHERE document_id = ? AND state = 'submitted'",
  ).get(document.id)?.at;
  const report: Pick<GridReport, 'date' | 'firstSubmittedAt'> = {
    date: businessDate,
    firstSubmittedAt: firstSubmittedAt ?? now,
  };
  if (!isLate(calendarOf(archive), report, deadlinesOf(archive)(businessDate))) return undefined;
  const signedAt = sql<{ at: string | null }>(
    archive,
    'SELECT max(at) AS at FROM signatures WHERE document_id = ?',
  ).get(document.id)?.at;
  return {
    businessDate,
    firstSavedAt: createdAt,
    ...(firstSubmittedAt && { firstSubmittedAt }),
    lastChangedAt: updatedAt,
    ...(signedAt && { signedAt }),
  };
}
