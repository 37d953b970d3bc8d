import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import { documentState, madePaper } from '../shapes.ts';
import { customerHead } from './visitRecord.ts';

const customer = z.object({ customer: z.string().max(60) });
const text = z.string().exactOptional();

/** 一户一档: all that the archive holds of one customer. */
export const folderCalls = {
  'folder.contents': reads(
    'card.read',
    customer,
    z.object({
      customer: customerHead,
      documents: z.array(
        z.object({
          id: z.string(),
          form: z.string(),
          formTitle: z.string(),
          number: text,
          title: z.string(),
          date: text,
          state: documentState,
          revision: z.int(),
          printed: z.boolean(),
          signed: z.boolean(),
        }),
      ),
      visits: z.object({ count: z.int(), first: text, last: text }),
      mentions: z.array(
        z.object({
          documentId: z.string(),
          form: z.string(),
          formTitle: z.string(),
          date: z.string(),
          visitDay: text,
          person: z.string(),
          text: z.string(),
        }),
      ),
      attachments: z.array(
        z.object({
          sha256: z.string(),
          name: z.string(),
          mediaType: z.string(),
          size: z.int(),
          documentId: z.string(),
          documentTitle: z.string(),
          printable: z.boolean(),
        }),
      ),
      missing: z.array(z.object({ code: z.string(), text: z.string(), documentId: text, form: text })),
      hidden: z.int(),
    }),
  ),
  /** Progress of these three is told as `print`; `folder.cancel` stops them. */
  'folder.preview': reads('sheet.print', customer, madePaper),
  /** `false` when cancelled in the dialog. */
  'folder.print': writes('sheet.print', customer, z.boolean()),
  'folder.save': writes('sheet.print', customer, z.boolean()),
  'folder.cancel': reads('sheet.print', z.undefined(), z.void()),
} satisfies Record<string, Call>;
