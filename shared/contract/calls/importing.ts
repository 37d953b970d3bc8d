import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { none, nothing } from '../shapes.ts';

const importSource = z.object({ token: z.string().max(60) });
const mapping = z.record(z.string().max(200), z.string().max(60));

/** Import of customers. */
export const importingCalls = {
  /** Asks for a file in a dialog and reads it; nothing when cancelled. */
  'import.choose': reads('card.import', none, z.object({ token: z.string(), file: z.string() }).optional()),
  'import.preview': reads(
    'card.import',
    importSource.extend({ mapping: mapping.exactOptional() }),
    z.object({
      file: z.string(),
      encoding: z.string(),
      rows: z.int(),
      columns: z.array(
        z.object({ name: z.string(), target: z.string().exactOptional(), samples: z.array(z.string()) }),
      ),
      targets: z.array(z.object({ key: z.string(), label: z.string() })),
      sample: z.array(
        z.object({ line: z.int(), values: z.record(z.string(), z.string()), remarks: z.array(z.string()) }),
      ),
      duplicates: z.array(
        z.object({
          line: z.int(),
          name: z.string(),
          of: z.string(),
          where: z.enum(['archive', 'file']),
          reason: z.enum(['sameCode', 'sameName']),
        }),
      ),
      rejected: z.int(),
    }),
  ),
  'import.run': writes(
    'card.import',
    importSource.extend({
      mapping: mapping.exactOptional(),
      duplicates: z.enum(['skip', 'merge', 'import']),
      /** Decisions on single lines, over the default. */
      decisions: z.record(z.string(), z.enum(['skip', 'merge', 'import'])).exactOptional(),
      salespersonId: z.string().exactOptional(),
      area: z.string().max(60).exactOptional(),
    }),
    z.object({
      read: z.int(),
      imported: z.int(),
      merged: z.int(),
      skipped: z.int(),
      rejected: z.int(),
    }),
  ),
  'import.cancel': writes('card.import', importSource, nothing),
  /** Saves the rejected rows with their reasons; `false` when the dialog is cancelled. */
  'import.saveRejects': writes('card.import', importSource, z.boolean()),
} satisfies Record<string, Call>;
