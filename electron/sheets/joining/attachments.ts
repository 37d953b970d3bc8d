import { PDFDocument } from 'pdf-lib';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { FontBook } from '../fonts/fontBook.ts';
import { Pen } from '../fonts/pen.ts';
import { ink } from '../paper/ink.ts';
import { a4, innerHeight, innerWidth } from '../paper/papers.ts';
import { layOut } from '../render.ts';
import type { MadeSheet } from '../request.ts';
import { images } from './printable.ts';

/** A file that was put to a document, to be printed with it. */
export interface AttachmentRequest {
  attachment: { name: string; mediaType: string; content: Uint8Array };
}

/** The file's pages. @throws when it is no such file, is damaged or locked by a password */
export async function attachmentPages(
  { attachment }: AttachmentRequest,
  fonts: FontBook,
): Promise<MadeSheet> {
  const { name, mediaType, content } = attachment;
  const pen = new Pen(fonts);
  const made = images.includes(mediaType)
    ? await layOut(picturePage(pen, name, mediaType, content), fonts)
    : content;
  // Read once, so that a file that can't be joined is known before it is counted.
  const pages = (await PDFDocument.load(made, { updateMetadata: false })).getPageCount();
  if (pages === 0) throw new Error('没有一页');
  return { pdf: new Uint8Array(made), pages, missingCharacters: [...pen.missing], lentCharacters: [] };
}

function picturePage(pen: Pen, name: string, mediaType: string, content: Uint8Array): TDocumentDefinitions {
  const caption = 20;
  return {
    pageSize: { width: a4.width, height: a4.height },
    pageMargins: [a4.margins.left, a4.margins.top, a4.margins.right, a4.margins.bottom],
    defaultStyle: { font: ink.family, fontSize: ink.body, color: ink.black },
    content: [
      { text: pen.write(`附件：${name}`), margin: [0, 0, 0, 6] },
      {
        image: `data:${mediaType};base64,${Buffer.from(content).toString('base64')}`,
        fit: [innerWidth(a4), innerHeight(a4) - caption],
        alignment: 'center',
      },
    ],
  };
}
