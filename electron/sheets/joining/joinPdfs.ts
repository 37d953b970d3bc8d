import { PDFDocument, type PDFPage } from 'pdf-lib';
import type { FontBook } from '../fonts/fontBook.ts';
import type { MadeSheet } from '../request.ts';
import { type Bookmark, setBookmarks } from './bookmarks.ts';
import { runningNumbers } from './runningNumbers.ts';

export interface JoinRequest {
  join: {
    parts: readonly JoinedPart[];
    /** Of the whole PDF. */
    title: string;
    author: string;
    /** 'yyyy-mm-ddTHH:MM:SS+08:00' */
    createdAt: string;
    /** Said before 总第 n 页/共 m 页 at the foot of every page; absent: no running numbers. */
    running?: string;
  };
}

export interface JoinedPart {
  /** Its bookmark. */
  title: string;
  /** Parts of one group that follow each other stand under a bookmark of their own. */
  group?: string;
  pdf: Uint8Array;
}

/** Points above the page's lower edge: below the foot line of every sheet. */
const RUNNING_AT = 7;

/** The parts one after the other. @throws what pdf-lib throws on a PDF that it can't read */
export async function joinPdfs({ join }: JoinRequest, fonts: FontBook): Promise<MadeSheet> {
  const whole = await PDFDocument.create({ updateMetadata: false });
  const bookmarks: Bookmark[] = [];
  for (const { title, group, pdf } of join.parts) {
    const source = await PDFDocument.load(pdf, { updateMetadata: false });
    const pages = await whole.copyPages(source, source.getPageIndices());
    for (const page of pages) whole.addPage(page);
    const [first] = pages;
    if (!first) continue;
    const bookmark: Bookmark = { title, page: first.ref, under: [] };
    const open = bookmarks.at(-1);
    if (group === undefined) bookmarks.push(bookmark);
    else if (open?.title === group && open.under.length > 0) open.under.push(bookmark);
    else bookmarks.push({ title: group, page: first.ref, under: [bookmark] });
  }
  const pages = whole.getPages();
  const missing = join.running === undefined ? [] : await number(whole, pages, join.running, fonts);
  setBookmarks(whole, bookmarks);
  whole.setTitle(join.title, { showInWindowTitleBar: true });
  whole.setAuthor(join.author);
  whole.setCreator('客档');
  whole.setProducer('pdf-lib');
  whole.setLanguage('zh-CN');
  whole.setCreationDate(new Date(join.createdAt));
  whole.setModificationDate(new Date(join.createdAt));
  const bytes = await whole.save();
  return {
    pdf: new Uint8Array(bytes),
    pages: pages.length,
    missingCharacters: missing,
    lentCharacters: [],
  };
}

async function number(
  whole: PDFDocument,
  pages: readonly PDFPage[],
  running: string,
  fonts: FontBook,
): Promise<string[]> {
  const texts = pages.map((_, index) => `${running}　总第 ${index + 1} 页/共 ${pages.length} 页`);
  const { pdf, missingCharacters } = await runningNumbers(texts, fonts);
  const strips = await whole.embedPdf(
    pdf,
    texts.map((_, index) => index),
  );
  for (const [index, page] of pages.entries()) {
    const strip = strips[index];
    if (!strip) continue;
    page.drawPage(strip, { x: (page.getWidth() - strip.width) / 2, y: RUNNING_AT });
  }
  return missingCharacters;
}
