import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type BackupKind, backupKinds } from '../../shared/rules/backup/generations.ts';

export const MANIFEST = 'backup.json';

/** The content of backup.json: what can be known of a backup without a key. No names of people. */
const shape = z.object({
  format: z.literal('kedang-backup'),
  edition: z.literal(1),
  archiveId: z.uuid(),
  branch: z.object({ code: z.string(), name: z.string() }),
  /** Number of the last migration. */
  layout: z.int(),
  kind: z.enum(Object.keys(backupKinds) as [BackupKind, ...BackupKind[]]),
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/),
  database: z.object({ size: z.int(), sha256: z.string().length(64) }),
  documents: z.int(),
  revisions: z.int(),
  /** Sequence number and digest of the last line of the audit chain. */
  audit: z.object({ seq: z.int(), digest: z.string().length(64) }),
  /** The weekly files that belong to it, in `sealed/` beside. */
  sealed: z.array(z.object({ file: z.string(), sha256: z.string().length(64) })),
});

export type BackupManifest = z.infer<typeof shape>;

/** Undefined when there is none or it is not whole. */
export function readManifest(folder: string): BackupManifest | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, MANIFEST), 'utf8');
  } catch {
    // Absent, or a stick that is drawn while it is read: either way no backup that can be used.
    return undefined;
  }
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

export const manifestText = (manifest: BackupManifest): string =>
  `${JSON.stringify(shape.parse(manifest), null, 2)}\n`;

/** '2026-11-24_143005_daily': sorts by time, and no system's file names object. */
export const generationName = ({ at, kind }: { at: string; kind: BackupKind }): string =>
  `${at.slice(0, 10)}_${at.slice(11, 19).replaceAll(':', '')}_${kind}`;
