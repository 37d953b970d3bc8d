import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { v7 } from 'uuid';
import { Refusal, refuse } from '../../../shared/errors/index.ts';
import type { DrillRecord } from '../../../shared/rules/backup/drill.ts';
import type { Archive } from '../../archive/archive.ts';
import { audit } from '../../archive/audit.ts';
import { type ReadableArchive, sql } from '../../archive/connection.ts';
import { type Context, systemClock } from '../../archive/context.ts';
import { countingCodes } from '../../archive/keys/codeAttempts.ts';
import { readKeyring } from '../../archive/keys/keyring.ts';
import { metaOf } from '../../archive/meta.ts';
import { archiveFiles } from '../../archive/place.ts';
import { scratchFolder } from '../../archive/replacing.ts';
import { write } from '../../archive/transaction.ts';
import { runBackupJob } from '../backupDesk.ts';
import { keyOf, refuseUnfit, type Source, sourcesIn } from '../restoring/source.ts';

/** Faults of the backup: a drill that finds one has failed, and is noted. */
const FAULTS = ['BACKUP_DAMAGED', 'BACKUP_NEWER', 'BACKUP_OTHER_ARCHIVE', 'ARCHIVE_KEYS_DAMAGED'];

/**
 * 恢复演练: restores a backup into a scratch folder, checks it there and notes what came of it.
 * @param code the printed recovery code; with it the drill shows that the code opens the backup
 * @throws BACKUP_NOT_FOUND, RECOVERY_CODE_INVALID, RECOVERY_CODE_SLOWED, DISK_FULL; a faulty backup is a drill not passed
 */
export async function holdDrill(
  archive: Archive,
  context: Context,
  { folder, code }: { folder: string; code?: string },
  progress?: (text: string) => void,
): Promise<Drill> {
  const [source] = sourcesIn(folder);
  if (!source) return refuse('BACKUP_NOT_FOUND', { folder });
  const withCode = code !== undefined && code.trim() !== '';
  const begun: DrillRecord = {
    backup: {
      folder: source.folder,
      name: basename(source.folder),
      madeAt: source.manifest?.at ?? '',
      size: source.manifest?.database.size ?? 0,
      sha256: source.manifest?.database.sha256 ?? '',
    },
    openedBy: withCode ? 'code' : 'computer',
    steps: [],
    sample: [],
    findings: [],
    passed: false,
  };
  try {
    const record = await carryOut(archive, source, withCode ? code : undefined, begun, progress);
    return note(archive, context, record);
  } catch (error) {
    if (!(error instanceof Refusal) || !FAULTS.includes(error.code)) throw error;
    return note(archive, context, { ...begun, findings: [error.message] });
  }
}

async function carryOut(
  archive: Archive,
  source: Source,
  code: string | undefined,
  begun: DrillRecord,
  progress?: (text: string) => void,
): Promise<DrillRecord> {
  const { home, readable } = archive;
  const archiveId = metaOf(readable, 'archiveId') ?? '';
  refuseUnfit(source, home, archiveId);
  const { key, keyring } = await keyFor(archive, source, code);
  const answer = await runBackupJob(
    {
      kind: 'drill',
      order: {
        source,
        key,
        keyring,
        archiveId,
        scratch: scratchFolder(home, randomUUID()),
        present: archive.forWorker(),
      },
    },
    progress,
  );
  if (answer.kind !== 'drilled') throw new Error('the backup worker held no drill');
  const { prepared, steps, sample } = answer.drilled;
  const { proven, problems, loss } = prepared;
  return {
    ...begun,
    steps,
    sample,
    found: {
      documents: proven.documents,
      revisions: proven.revisions,
      auditLines: proven.audit.seq,
      weeks: proven.sealed.length,
      newer: (loss?.added ?? 0) + (loss?.changed ?? 0),
    },
    findings: problems.map(({ text }) => text),
    passed: problems.length === 0,
  };
}

/** With a code the source's own keys are tried first, as on a new PC. */
async function keyFor({ home, forWorker }: Archive, source: Source, code: string | undefined) {
  const keyring = readKeyring(archiveFiles(home).keys);
  if (code === undefined) {
    return await keyOf(source, { key: forWorker().key, keyring }, undefined);
  }
  const { value } = await countingCodes(home, systemClock, () => keyOf(source, { keyring }, code));
  return value;
}

export interface Drill {
  id: string;
  at: string;
  by: string;
  record: DrillRecord;
}

function note({ writable }: Archive, context: Context, record: DrillRecord): Drill {
  const drill = { id: v7(), at: context.clock.now(), by: context.actor.name, record };
  write(writable, () => {
    sql(
      writable,
      `INSERT INTO drill_register (id, at, by, backup, folder, made_at, passed, record)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      drill.id,
      drill.at,
      context.actor.personId,
      record.backup.name,
      record.backup.folder,
      record.backup.madeAt,
      record.passed ? 1 : 0,
      JSON.stringify(record),
    );
    audit(writable, context, 'backup.drilled', drill.id, {
      backup: record.backup.name,
      openedBy: record.openedBy,
      passed: record.passed,
    });
  });
  return drill;
}

/** The register of drills, the newest first. */
export function drills(archive: ReadableArchive): Drill[] {
  return sql<{ id: string; at: string; by: string; record: string }>(
    archive,
    `SELECT drill_register.id, at, name AS by, record FROM drill_register
       JOIN people ON people.id = by ORDER BY at DESC, drill_register.id DESC`,
  )
    .all()
    .map((row) => ({ ...row, record: JSON.parse(row.record) as DrillRecord }));
}
