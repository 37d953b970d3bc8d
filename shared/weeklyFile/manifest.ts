import { z } from 'zod';
import { isBusinessDate } from '../rules/calendar/businessDate.ts';
import { isWeek } from '../rules/calendar/isoWeek.ts';

export const WEEKLY_FILE_FORMAT = 'kedang-week';

/** The edition that this program writes, and the newest that it reads. */
export const WEEKLY_FILE_EDITION = 2;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const text = z.string().min(1);

/** Letters, digits and inner hyphens: it stands in file names and as the principal of an allowed_signers line. */
export const branchCodeSchema = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,14}[A-Za-z0-9])?$/);

/** The recipient of age's X25519 kind; the checksum is verified by age itself. */
export const recipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

/** `ssh-ed25519 AAAA…` without a comment. */
const signerSchema = z.string().regex(/^ssh-ed25519 AAAA[0-9A-Za-z+/]{64}$/);

/** Names a person by id only: the manifest is not encrypted, the names are in the payload's `week.json`. */
const gapSchema = z.strictObject({
  personId: text,
  form: text,
  date: z.string().refine(isBusinessDate),
  state: z.enum(['missing', 'late', 'void']),
  reason: text,
});

const openPointSchema = z.strictObject({ code: text, reason: text });

const formSchema = z.strictObject({
  form: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
  title: text,
  editions: z.array(z.int().min(1)),
  documents: count,
  revisions: count,
});

const partSchema = z.strictObject({ size: count, sha256 });

const innerFields = {
  format: z.literal(WEEKLY_FILE_FORMAT),
  /** 2 brought the signatures of the documents. */
  edition: z.union([z.literal(1), z.literal(WEEKLY_FILE_EDITION)]),
  branch: z.strictObject({ code: branchCodeSchema, name: text }),
  recipient: recipientSchema,
  signer: signerSchema,
  week: z.string().refine(isWeek),
  sequence: z.int().min(1).max(999_999),
  /** SHA-256 of the branch's previous weekly file; null only for the first. */
  previous: sha256.nullable(),
  forms: z.array(formSchema),
  counts: z.strictObject({
    documents: count,
    revisions: count,
    sheets: count,
    attachments: count,
    /** Absent in edition 1. */
    signatures: count.exactOptional(),
  }),
  gaps: z.array(gapSchema),
  openPoints: z.array(openPointSchema),
  /** Files and bytes named by the payload's SHA256SUMS, and the digest of that list. */
  contents: z.strictObject({ files: count, bytes: count, digests: sha256 }),
};

const firstHasNoPrevious = (manifest: { sequence: number; previous: string | null }) =>
  (manifest.sequence === 1) === (manifest.previous === null);

const countsOfItsEdition = (manifest: { edition: number; counts: { signatures?: number } }) =>
  manifest.edition >= 2 === (manifest.counts.signatures !== undefined);

/** The copy inside the payload: all that is known before the payload exists and depends on the archive alone. */
export const innerManifestSchema = z
  .strictObject(innerFields)
  .refine(firstHasNoPrevious)
  .refine(countsOfItsEdition);

/** The signed manifest: the inner copy, who sealed when, and the digests of the parts beside it. */
export const manifestSchema = z
  .strictObject({
    ...innerFields,
    sealed: z.strictObject({
      at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/),
      by: text,
    }),
    parts: z.strictObject({ 'payload.age': partSchema, 'READ-ME.txt': partSchema }),
  })
  .refine(firstHasNoPrevious)
  .refine(countsOfItsEdition);

export type InnerManifest = z.infer<typeof innerManifestSchema>;
export type WeeklyManifest = z.infer<typeof manifestSchema>;
export type WeeklyGap = z.infer<typeof gapSchema>;

export function innerManifestOf({ sealed: _sealed, parts: _parts, ...inner }: WeeklyManifest): InnerManifest {
  return inner;
}
