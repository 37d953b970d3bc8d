import { z } from 'zod';
import { roleKeys } from '../../rights/roles.ts';

export const STATEMENT_FORMAT = 'kedang-signature';
/** In which new statements are written. */
export const STATEMENT_EDITION = 2;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().min(1);
const place = z.int().min(1);

const signedDocument = z.strictObject({
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
});

const statement = {
  format: z.literal(STATEMENT_FORMAT),
  branch: text,
  line: z.strictObject({
    /** From 1. */
    place,
    title: text,
    /** Earlier lines left out: the signer may sign them himself, or their author has left the branch. */
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
};

/** Edition 1 stands for one whole revision. */
const edition1 = z.strictObject({ ...statement, edition: z.literal(1), document: signedDocument });

/** Edition 2 says what of the document it stands for, so that it outlasts what others write on it afterwards. */
const edition2 = z.strictObject({
  ...statement,
  edition: z.literal(STATEMENT_EDITION),
  document: signedDocument.extend({
    covered: z.strictObject({
      /** Places in the body that the signature does not stand for: 「instruction」, 「visits.checked」. */
      except: z.array(z.string().regex(/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/)),
      /** SHA-256 of the canonical JSON of `{body, edition, form, id, number, state}`, the body without `except`. */
      digest: sha256,
    }),
  }),
});

/**
 * What is signed, word for word: docs/formats/signature.md. Written as canonical JSON with a line feed; the shape of
 * an edition never changes.
 */
export const statementSchema = z.discriminatedUnion('edition', [edition1, edition2]);

export type Statement = z.infer<typeof statementSchema>;
