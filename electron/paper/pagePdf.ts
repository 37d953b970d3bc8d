import { PDFDocument } from 'pdf-lib';

/** Points of A4, upright. */
const A4 = { short: 595.28, long: 841.89 } as const;

/** A page of a file, from 1; a picture is its only one. */
export interface PageSource {
  mediaType: string;
  content: Uint8Array;
  page: number;
}

/** A picture as a page as large as A4 lets it be, lying when it is wider than high; its bytes are taken over as they are. */
export async function pagePdfOf(source: Omit<PageSource, 'page'>): Promise<Uint8Array<ArrayBuffer>> {
  return joined([{ ...source, page: 1 }]);
}

/** Pages of PDFs and pictures as one PDF, in this order. Pages of one file share its bytes, and it is opened once. */
export async function joined(pages: readonly PageSource[]): Promise<Uint8Array<ArrayBuffer>> {
  const whole = await PDFDocument.create();
  const opened = new Map<Uint8Array, PDFDocument>();
  for (const { mediaType, content, page } of pages) {
    if (mediaType === 'application/pdf') {
      const source = opened.get(content) ?? (await PDFDocument.load(content, { updateMetadata: false }));
      opened.set(content, source);
      const [copied] = await whole.copyPages(source, [page - 1]);
      if (copied) whole.addPage(copied);
    } else {
      const picture =
        mediaType === 'image/png' ? await whole.embedPng(content) : await whole.embedJpg(content);
      const lies = picture.width > picture.height;
      const width = lies ? A4.long : A4.short;
      const height = lies ? A4.short : A4.long;
      const scale = Math.min(width / picture.width, height / picture.height);
      const size = { width: picture.width * scale, height: picture.height * scale };
      whole
        .addPage([width, height])
        .drawImage(picture, { x: (width - size.width) / 2, y: (height - size.height) / 2, ...size });
    }
  }
  // The same pages give the same bytes: duplicates are recognised by digest.
  whole.setCreationDate(new Date(0));
  whole.setModificationDate(new Date(0));
  return new Uint8Array(await whole.save());
}
