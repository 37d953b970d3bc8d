import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { documentId, nothing } from '../shapes.ts';

/** Sheets of documents. */
export const sheetsCalls = {
  /** The sheet of a document's current revision: the path of its PDF, to be framed soon. */
  'sheets.preview': reads(
    'sheet.print',
    documentId,
    z.object({ address: z.string(), pages: z.int(), missingCharacters: z.array(z.string()) }),
  ),
  /** Issues the sheet (stored with its digest) and saves a copy where the user says; `false` when cancelled. */
  'sheets.save': writes('sheet.print', documentId, z.boolean()),
  /** Issues the sheet and hands it to the system's print dialog. */
  'sheets.print': writes('sheet.print', documentId, nothing),
} satisfies Record<string, Call>;
