import type { PDFiumPage } from '@hyzyla/pdfium';
import { refuse } from '../../../shared/errors/index.ts';
import { pagePdfOf } from '../pagePdf.ts';
import { grayPng } from './grayPng.ts';
import { codesIn, pdfium } from './libraries.ts';
import { pictureSize } from './pictureSize.ts';
import type { ScanFile } from './scanFiles.ts';

/** One page of a file, as the user and the recognising see it. */
export interface ScannedPaper {
  /** Index among the files. */
  file: number;
  /** Within the file, from 1. */
  page: number;
  /** Texts of the QR codes, each once. */
  codes: string[];
  /** There is a code that can't be made out. */
  unreadable: boolean;
  /** PNG, for the screen. */
  picture: Uint8Array<ArrayBuffer>;
}

/** Of all files together. */
export const MOST_PAGES = 120;
/** Pixels of a picture: A4 at 600 dpi has 35 million. */
const MOST_PIXELS = 80_000_000;
/** Of the longer side when a page is drawn to find its codes: A4 at 200 and, when nothing is found, 350 dpi. */
const SIDES = [2340, 4100] as const;
/** Of the longer side on screen. */
const SHOWN_SIDE = 1300;

/**
 * Every page of the files, in their order.
 * @throws SCAN_DAMAGED, SCAN_PICTURE_TOO_LARGE, SCAN_TOO_MANY_PAGES
 */
export async function readPages(
  files: readonly ScanFile[],
  progress: (done: number, total: number) => void,
): Promise<ScannedPaper[]> {
  const library = await pdfium();
  try {
    const papers: ScannedPaper[] = [];
    for (const [index, file] of files.entries()) {
      refusePicture(file);
      const document = await library
        .loadDocument(await pdfOf(file))
        .catch((error: unknown) => damaged(file, error));
      try {
        const count = document.getPageCount();
        if (papers.length + count > MOST_PAGES)
          refuse('SCAN_TOO_MANY_PAGES', { name: file.name, pages: papers.length + count, limit: MOST_PAGES });
        for (let page = 0; page < count; page++) {
          // PDFium's wrapper closes a page when it has drawn it.
          const draw: Draw = (side) => drawn(document.getPage(page), side);
          const found = await codesOf(draw, file);
          papers.push({ file: index, page: page + 1, ...found, picture: await pictureOf(draw) });
          progress(index + (page + 1) / count, files.length);
        }
      } finally {
        document.destroy();
      }
    }
    return papers;
  } finally {
    library.destroy();
  }
}

const damaged = ({ name }: ScanFile, error: unknown): never =>
  refuse('SCAN_DAMAGED', { name, reason: error instanceof Error ? error.message.slice(0, 80) : '未知' });

function refusePicture(file: ScanFile): void {
  if (file.mediaType === 'application/pdf') return;
  // The library that unpacks PNG does not come to an end on one that is cut off.
  if (file.mediaType === 'image/png' && Buffer.from(file.content).lastIndexOf('IEND') === -1)
    refuse('SCAN_DAMAGED', { name: file.name, reason: '文件不完整' });
  const size = pictureSize(file.content);
  if (!size) refuse('SCAN_DAMAGED', { name: file.name, reason: '没有图像尺寸' });
  if (size.width * size.height > MOST_PIXELS) refuse('SCAN_PICTURE_TOO_LARGE', { name: file.name, ...size });
}

/** PDFium draws pictures as well, as pages: one way for all. */
async function pdfOf(file: ScanFile): Promise<Uint8Array> {
  if (file.mediaType === 'application/pdf') return file.content;
  return pagePdfOf(file).catch((error: unknown) => damaged(file, error));
}

/** The page with this longer side, in pixels. */
type Draw = (side: number) => Promise<{ pixels: Uint8Array; width: number; height: number }>;

async function codesOf(draw: Draw, file: ScanFile): Promise<{ codes: string[]; unreadable: boolean }> {
  let unreadable = false;
  const sizes = file.mediaType === 'application/pdf' ? SIDES : ([undefined, ...SIDES] as const);
  for (const side of sizes) {
    // A photograph as it is, then smaller: noise goes, and large modules are found sooner.
    const found = await codesIn(side === undefined ? file.content : await draw(side));
    if (found.texts.length > 0) return { codes: found.texts, unreadable: false };
    unreadable ||= found.unreadable;
  }
  return { codes: [], unreadable };
}

async function pictureOf(draw: Draw): Promise<Uint8Array<ArrayBuffer>> {
  const { pixels, width, height } = await draw(SHOWN_SIDE);
  return grayPng(pixels, width, height);
}

async function drawn(page: PDFiumPage, side: number) {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = side / Math.max(1, originalWidth, originalHeight);
  const { data, width, height } = await page.render({ scale, render: 'bitmap', colorSpace: 'Gray' });
  return { pixels: data, width, height };
}
