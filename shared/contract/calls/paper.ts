import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { businessDate, documentId, documentState, formKey, nothing } from '../shapes.ts';

const sheetOnPaper = z.object({
  documentId: z.string(),
  form: formKey,
  number: z.string().exactOptional(),
  title: z.string(),
  /** Of the document now. */
  state: documentState,
  latest: z.int(),
  revision: z.int(),
  /** 联次, from 1. */
  part: z.int(),
  pages: z.int().exactOptional(),
});

const unrecognised = z.object({
  kind: z.enum(['none', 'unreadable', 'foreign', 'unknown', 'mismatch', 'several']),
});

const batchPage = z.object({
  /** In the batch, from 1. */
  page: z.int(),
  file: z.string(),
  filePage: z.int(),
  recognised: z.union([
    z.object({ kind: z.literal('sheet'), sheet: sheetOnPaper, page: z.int().exactOptional() }),
    unrecognised,
  ]),
  /** The same page is filed already. */
  filed: z
    .object({ documentId: z.string(), title: z.string(), revision: z.int(), at: z.string() })
    .exactOptional(),
});

const batch = z.object({ token: z.string(), pages: z.array(batchPage) });
const token = z.string().max(60);
const revision = z.int().min(1);
const part = z.int().min(1).max(20);

const checkedSheet = z.union([
  unrecognised,
  z.object({
    kind: z.literal('sheet'),
    sheet: sheetOnPaper,
    copy: z.string(),
    at: z.string(),
    by: z.string(),
    values: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
]);

const registerFilter = z.object({
  from: businessDate.exactOptional(),
  to: businessDate.exactOptional(),
  personId: z.string().max(60).exactOptional(),
  form: formKey.exactOptional(),
});

/** Paper: what was printed, what is to come back signed, and its scans. */
export const paperCalls = {
  /** Printed sheets whose signed paper has not come back. */
  'paper.awaited': reads(
    'sheet.print',
    z.undefined(),
    z.array(
      z.object({
        documentId: z.string(),
        form: formKey,
        number: z.string().exactOptional(),
        title: z.string(),
        revision: z.int(),
        latest: z.int(),
        parts: z.array(z.int()),
        at: z.string(),
        by: z.string(),
        /** Pages, of what has come back in part. */
        missing: z.int().exactOptional(),
      }),
    ),
  ),
  /** This sheet need not come back. */
  'paper.waive': writes(
    'paper.file',
    z.object({ documentId: z.string().max(60), revision, reason: z.string().min(1).max(200) }),
    nothing,
  ),
  /** Asks for files and reads their codes; undefined when cancelled. */
  'paper.chooseScans': writes('paper.file', z.undefined(), batch.optional()),
  /** The open batch as it stands now. */
  'paper.batch': reads('paper.file', z.object({ token }), batch),
  /** A page of it as a picture, `data:` address. */
  'paper.scanPicture': reads('paper.file', z.object({ token, page: z.int().min(1) }), z.string()),
  /** Sheets that a page without a code may be. */
  'paper.candidates': reads('paper.file', z.object({ text: z.string().max(100) }), z.array(sheetOnPaper)),
  /** Files pages under their sheets, all or none; gives how many scans that made. */
  'paper.fileScans': writes(
    'paper.file',
    z.object({
      token,
      filings: z
        .array(
          z.object({
            pages: z.array(z.int().min(1)).min(1).max(200),
            documentId: z.string().max(60),
            revision,
            part,
          }),
        )
        .min(1)
        .max(200),
    }),
    z.int(),
  ),
  /** Scans of a document, the latest first. */
  'paper.scansOf': reads(
    'signedIn',
    documentId,
    z.array(
      z.object({
        id: z.string(),
        documentId: z.string(),
        revision: z.int(),
        part: z.int().exactOptional(),
        byCode: z.boolean(),
        pages: z.int(),
        sources: z.array(z.string()),
        at: z.string(),
        by: z.string(),
        withdrawn: z.object({ reason: z.string(), at: z.string(), by: z.string() }).exactOptional(),
      }),
    ),
  ),
  /** The path of a scan's PDF, to be framed soon. */
  'paper.openScan': reads(
    'signedIn',
    z.object({ id: z.string().max(60) }),
    z.object({ address: z.string() }),
  ),
  'paper.withdrawScan': writes(
    'paper.file',
    z.object({ id: z.string().max(60), reason: z.string().min(1).max(200) }),
    nothing,
  ),
  /** What was printed and saved, the latest first. */
  'paper.register': reads(
    'paper.file',
    registerFilter,
    z.object({
      rows: z.array(
        z.object({
          at: z.string(),
          by: z.string(),
          kind: z.enum(['print', 'save']),
          form: formKey,
          documentId: z.string().exactOptional(),
          number: z.string().exactOptional(),
          title: z.string(),
          revision: z.int().exactOptional(),
          part: z.string(),
          count: z.int().exactOptional(),
        }),
      ),
      /** There are more than are shown. */
      more: z.boolean(),
    }),
  ),
  /** The same as a CSV file where the user says; false when cancelled. */
  'paper.exportRegister': writes('paper.file', registerFilter, z.boolean()),
  /** What a typed or scanned code says. */
  'paper.checkCode': reads('sheet.print', z.object({ text: z.string().min(1).max(200) }), checkedSheet),
  /** The same of an image that is asked for; undefined when cancelled. */
  'paper.checkPicture': reads(
    'sheet.print',
    z.undefined(),
    z.object({ file: z.string(), results: z.array(checkedSheet) }).optional(),
  ),
  /** Empty sheets to fill by hand, each with its number; false when cancelled. */
  'paper.blanks': writes(
    'sheet.print',
    z.object({ form: formKey, count: z.int().min(1).max(50), kind: z.enum(['print', 'save']) }),
    z.boolean(),
  ),
  /** Papers with their offsets (tenths of a millimetre), and which form goes on which. */
  'paper.papers': reads(
    'sheet.print',
    z.undefined(),
    z.object({
      papers: z.array(z.object({ key: z.string(), name: z.string(), x: z.int(), y: z.int() })),
      forms: z.array(z.object({ form: formKey, paper: z.string(), choices: z.array(z.string()) })),
    }),
  ),
  'paper.setOffset': writes(
    'paper.file',
    z.object({ paper: z.string().max(40), x: z.int().min(-200).max(200), y: z.int().min(-200).max(200) }),
    nothing,
  ),
  'paper.choosePaper': writes('paper.file', z.object({ form: formKey, paper: z.string().max(40) }), nothing),
  /** A page of rulers, printed or saved; false when cancelled. */
  'paper.testPage': writes(
    'paper.file',
    z.object({ paper: z.string().max(40), kind: z.enum(['print', 'save']) }),
    z.boolean(),
  ),
} satisfies Record<string, Call>;
