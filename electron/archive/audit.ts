import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { type ReadableArchive, sql, type WritableArchive } from './connection.ts';
import type { Context } from './context.ts';
import { CHAIN_START, sha256 } from './digest.ts';

export type AuditVerb =
  | 'archive.created'
  | 'archive.checked'
  | 'archive.restored'
  | 'backup.made'
  | 'backup.failed'
  | 'backup.placeSet'
  | 'backup.drilled'
  | 'recoveryCode.changed'
  | 'recoveryCode.refused'
  | 'branchKey.renewed'
  | 'person.added'
  | 'person.changed'
  | 'person.passwordSet'
  | 'person.signedIn'
  | 'person.signInFailed'
  | 'person.signedOut'
  | 'session.idleSet'
  | 'absence.added'
  | 'absence.removed'
  | 'document.saved'
  | 'document.submitted'
  | 'document.voided'
  | 'document.viewed'
  | 'document.signed'
  | 'updates.addressSet'
  | 'updates.installing'
  | 'signingKey.made'
  | 'signingKey.rewrapped'
  | 'signingKey.retired'
  | 'documents.imported'
  | 'attachment.added'
  | 'attachment.opened'
  | 'attachment.saved'
  | 'sheet.issued'
  | 'sheet.printed'
  | 'sheet.saved'
  | 'blank.handedOut'
  | 'scan.filed'
  | 'scan.viewed'
  | 'scan.withdrawn'
  | 'scan.waived'
  | 'paper.offsetSet'
  | 'paper.chosen'
  | 'paper.registerExported'
  | 'list.exported'
  | 'complaint.limitSet'
  | 'report.deadlineSet'
  | 'signing.waySet'
  | 'sheet.savedToSign'
  | 'rules.set'
  | 'week.sealed'
  | 'week.dayAnswered';

/** One line of the audit chain, as digested. */
export interface AuditLine {
  seq: number;
  at: string;
  /** The person's id; absent before anyone has signed in. */
  actor: string | null;
  actorName: string;
  verb: string;
  subject: string;
  /** Canonical JSON. */
  detail: string;
  /** Digest of the line before, 64 zeros for the first. */
  previous: string;
}

export const auditDigest = (line: AuditLine): string => sha256(canonicalJson(line));

/**
 * Appends one line to the audit chain, in the caller's transaction.
 * @param subject id of what was acted upon (a document, a person, a sheet, a week), '' for the archive
 * @param detail no personal data beyond ids: the chain outlives an erasure
 */
export function audit(
  archive: WritableArchive,
  context: { actor?: { personId: string; name: string }; clock: Context['clock'] },
  verb: AuditVerb,
  subject: string,
  detail: Readonly<Record<string, unknown>> = {},
): void {
  const last = sql<{ seq: number; digest: string }>(
    archive,
    'SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1',
  ).get();
  const line: AuditLine = {
    seq: (last?.seq ?? 0) + 1,
    at: context.clock.now(),
    actor: context.actor?.personId ?? null,
    actorName: context.actor?.name ?? '',
    verb,
    subject,
    detail: canonicalJson(detail),
    previous: last?.digest ?? CHAIN_START,
  };
  sql(archive, 'INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    line.seq,
    line.at,
    line.actor,
    line.actorName,
    line.verb,
    line.subject,
    line.detail,
    line.previous,
    auditDigest(line),
  );
}

/** When the last line was written; '' in an archive without any. */
export const lastAuditTime = (archive: ReadableArchive): string =>
  sql<{ at: string }>(archive, 'SELECT at FROM audit ORDER BY seq DESC LIMIT 1').get()?.at ?? '';
