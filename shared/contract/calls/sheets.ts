import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { documentId, none, nothing } from '../shapes.ts';

const severalDocuments = z.object({ ids: z.array(z.string().max(60)).min(1).max(1000) });

/** `part`: 联次, from 1. */
const documentPart = documentId.extend({ part: z.int().min(1).max(20).exactOptional() });

/** The copy will be printed and signed elsewhere: its paper is awaited. */
const toSign = { toSign: z.boolean().exactOptional() };

/** Sheets of documents. */
export const sheetsCalls = {
  /** The sheet of a document's current revision: the path of its PDF, to be framed soon. */
  'sheets.preview': reads(
    'sheet.print',
    documentPart,
    z.object({ address: z.string(), pages: z.int(), missingCharacters: z.array(z.string()) }),
  ),
  /** Issues the sheet (stored with its digest) and saves a copy where the user says; `false` when cancelled. */
  'sheets.save': writes('sheet.print', documentPart.extend(toSign), z.boolean()),
  /** Issues the sheet and hands it to the system's print dialog. */
  'sheets.print': writes('sheet.print', documentPart, nothing),
  /** The sheets of several documents as one PDF with bookmarks; progress is told as `print`. `false` when cancelled. */
  'sheets.printTogether': writes('sheet.print', severalDocuments, z.boolean()),
  'sheets.saveTogether': writes('sheet.print', severalDocuments.extend(toSign), z.boolean()),
  /** Stops making the sheets of the present `…Together`. */
  'sheets.cancelTogether': reads('sheet.print', none, nothing),
  /** 联次 of a document's sheet as they stand on it, with how often each of the current revision was printed. */
  'sheets.parts': reads(
    'sheet.print',
    documentId,
    z.array(z.object({ part: z.int(), name: z.string(), prints: z.int(), saved: z.int() })),
  ),
} satisfies Record<string, Call>;
