import { z } from 'zod';
import { type DrillStepKey, drillSteps } from '../../rules/backup/drill.ts';
import { type BackupKind, backupKinds, type Keeping, keepings } from '../../rules/backup/generations.ts';
import { type Call, reads, writes } from '../call.ts';
import { none, nothing } from '../shapes.ts';

const backup = z.object({
  name: z.string(),
  kind: z.enum(Object.keys(backupKinds) as [BackupKind, ...BackupKind[]]),
  at: z.string(),
  /** Bytes. */
  size: z.int(),
  documents: z.int(),
  keepings: z.array(z.enum(Object.keys(keepings) as [Keeping, ...Keeping[]])),
  /** False: its files are missing or cut short. */
  whole: z.boolean(),
});

const place = z.object({
  folder: z.string(),
  present: z.boolean(),
  /** Bytes; absent when the place is. */
  free: z.int().exactOptional(),
  lastGood: z.string().exactOptional(),
  failure: z.string().exactOptional(),
  backups: z.array(backup),
});

/** Which backup is meant. The page knows names, never paths to open: another folder is chosen in the system's dialog. */
export const backupSource = z.discriminatedUnion('from', [
  z.object({ from: z.literal('computer'), name: z.string().max(80) }),
  z.object({ from: z.literal('second'), name: z.string().max(80) }),
  z.object({ from: z.literal('replaced'), name: z.string().max(80) }),
  z.object({ from: z.literal('folder') }),
]);

const code = z.string().max(200).exactOptional();

const drillRecord = z.object({
  backup: z.object({
    folder: z.string(),
    name: z.string(),
    madeAt: z.string(),
    size: z.int(),
    sha256: z.string(),
  }),
  openedBy: z.enum(['code', 'computer']),
  steps: z.array(
    z.object({ step: z.enum(Object.keys(drillSteps) as [DrillStepKey, ...DrillStepKey[]]), took: z.int() }),
  ),
  found: z
    .object({
      documents: z.int(),
      revisions: z.int(),
      auditLines: z.int(),
      weeks: z.int(),
      newer: z.int(),
    })
    .exactOptional(),
  sample: z.array(
    z.object({ formTitle: z.string(), number: z.string(), title: z.string(), date: z.string() }),
  ),
  findings: z.array(z.string()),
  passed: z.boolean(),
});
const drill = z.object({ id: z.string(), at: z.string(), by: z.string(), record: drillRecord });

const preview = z.object({
  id: z.string(),
  folder: z.string(),
  /** Absent for the folder of an archive. */
  madeAt: z.string().exactOptional(),
  branch: z.object({ code: z.string(), name: z.string() }),
  documents: z.int(),
  revisions: z.int(),
  /** Chinese; what the check found in an archive's own folder. */
  problems: z.array(z.string()),
  /** Absent when there is no present archive to compare with. */
  loss: z
    .object({
      lines: z.array(
        z.object({ formTitle: z.string(), person: z.string(), added: z.int(), changed: z.int() }),
      ),
      added: z.int(),
      changed: z.int(),
      /** Those that the asker may read. */
      items: z.array(
        z.object({
          formTitle: z.string(),
          number: z.string(),
          title: z.string(),
          at: z.string(),
          person: z.string(),
          added: z.boolean(),
        }),
      ),
      weeks: z.array(z.object({ week: z.string(), sequence: z.int() })),
      back: z.int(),
    })
    .exactOptional(),
});

/** Backups, drills and the way back. */
export const backupCalls = {
  'backup.state': reads(
    'archive.backup',
    none,
    z.object({
      computer: place,
      /** Absent: none is chosen. */
      second: place.exactOptional(),
      warnings: z.array(z.object({ text: z.string(), urgent: z.boolean() })),
      /** Archives that a restore replaced. */
      replaced: z.array(z.object({ name: z.string(), replacedAt: z.string() })),
      drills: z.array(drill),
    }),
  ),
  /** `second`: what became of the copy in the second place; absent when none is chosen. */
  'backup.make': writes(
    'archive.backup',
    none,
    z.object({ second: z.object({ ok: z.boolean(), message: z.string().exactOptional() }).exactOptional() }),
  ),
  /** Asks for a folder; its name, undefined when cancelled. */
  'backup.choosePlace': writes('archive.backup', none, z.string().or(z.undefined())),
  'backup.forgetPlace': writes('archive.backup', none, nothing),
  /** Undefined when the dialog is cancelled. */
  'drill.hold': writes('archive.backup', z.object({ source: backupSource, code }), drill.or(z.undefined())),
  'drill.preview': reads(
    'archive.backup',
    z.object({ id: z.string().max(60) }),
    z.object({ address: z.string(), pages: z.int(), missingCharacters: z.array(z.string()) }),
  ),
  'drill.print': writes('archive.backup', z.object({ id: z.string().max(60) }), z.boolean()),
  'drill.save': writes('archive.backup', z.object({ id: z.string().max(60) }), z.boolean()),
  /** Prepares and tells what would be lost; nothing changes. Undefined when the dialog is cancelled. */
  'restore.prepare': writes(
    'archive.restore',
    z.object({ source: backupSource, code }),
    preview.or(z.undefined()),
  ),
  /** `word`: the branch code, typed. Everybody is signed out afterwards. */
  'restore.run': writes(
    'archive.restore',
    z.object({ id: z.string().max(60), word: z.string().max(40) }),
    z.object({ backup: z.string().exactOptional() }),
  ),
  'restore.drop': writes('archive.restore', none, nothing),
  /** The same where no archive can be opened, with the recovery code in place of a signed-in person. */
  'rescue.backups': reads('anyone', none, z.array(backup)),
  'rescue.prepare': writes(
    'anyone',
    z.object({ source: backupSource, code: z.string().max(200) }),
    preview.or(z.undefined()),
  ),
  'rescue.run': writes('anyone', z.object({ id: z.string().max(60) }), nothing),
} satisfies Record<string, Call>;
