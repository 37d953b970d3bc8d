import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { documentId, none, nothing } from '../shapes.ts';

const severalDocuments = z.object({ ids: z.array(z.string().max(60)).min(1).max(1000) });

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
  /** The sheets of several documents as one PDF with bookmarks; progress is told as `print`. `false` when cancelled. */
  'sheets.printTogether': writes('sheet.print', severalDocuments, z.boolean()),
  'sheets.saveTogether': writes('sheet.print', severalDocuments, z.boolean()),
  /** Stops making the sheets of the present `…Together`. */
  'sheets.cancelTogether': reads('sheet.print', none, nothing),
} satisfies Record<string, Call>;
