import { z } from 'zod';
import { roleKeys } from '../../rights/roles.ts';

export const STATEMENT_FORMAT = 'kedang-signature';
export const STATEMENT_EDITION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().min(1);
const place = z.int().min(1);

/**
 * What is signed, word for word: docs/formats/signature.md. Written as canonical JSON with a line feed; the shape of
 * an edition never changes.
 */
export const statementSchema = z.strictObject({
  format: z.literal(STATEMENT_FORMAT),
  edition: z.literal(STATEMENT_EDITION),
  branch: text,
  document: z.strictObject({
    id: text,
    form: text,
    title: text,
    number: text.exactOptional(),
    /** 表单版次. */
    edition: place,
    revision: place,
    /** SHA-256 of the body's canonical JSON. */
    bodyDigest: sha256,
    /** SHA-256 of the whole revision, as printed on its sheet. */
    digest: sha256,
  }),
  line: z.strictObject({
    /** From 1. */
    place,
    title: text,
    /** Earlier lines left out, since the signer may sign them himself. */
    skipped: z.array(z.strictObject({ place, title: text })),
  }),
  signer: z.strictObject({
    id: text,
    name: text,
    role: z.enum(roleKeys),
    /** 'SHA256:…' of the public key, as `ssh-keygen -l` shows it. */
    key: z.string().regex(/^SHA256:[0-9A-Za-z+/]{43}$/),
  }),
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/),
  /** Of the drawn signature, a PNG. */
  drawing: sha256.exactOptional(),
});

export type Statement = z.infer<typeof statementSchema>;
