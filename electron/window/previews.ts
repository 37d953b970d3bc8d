import { randomUUID } from 'node:crypto';

/** Sheets that the page is looking at. Held in memory only; an address can't be guessed and dies with a few successors. */
const shown = new Map<string, Uint8Array<ArrayBuffer>>();
const MOST_SHOWN = 4;
const FOLDER = '/preview/';

/** The path under which the page may frame this PDF. */
export function offerPreview(pdf: Uint8Array<ArrayBuffer>): string {
  const path = `${FOLDER}${randomUUID()}.pdf`;
  shown.set(path, pdf);
  const [oldest] = shown.keys();
  if (oldest !== undefined && shown.size > MOST_SHOWN) shown.delete(oldest);
  return path;
}

export const previewOf = (path: string) => shown.get(path);

/** Nobody who signs in next finds the sheets of the one before. */
export function forgetPreviews(): void {
  shown.clear();
}

/** Chromium's viewer lays its own page around the PDF, with inline styles; nothing else may run or load in it. */
export const PREVIEW_POLICY = [
  "default-src 'none'",
  "object-src 'self'",
  "style-src 'unsafe-inline'",
  "frame-ancestors 'self'",
].join('; ');
