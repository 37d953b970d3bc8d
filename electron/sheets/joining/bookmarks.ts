import { type PDFDocument, PDFHexString, PDFName, PDFNull, PDFNumber, type PDFRef } from 'pdf-lib';

export interface Bookmark {
  title: string;
  page: PDFRef;
  under: Bookmark[];
}

/**
 * The outline of a PDF (ISO 32000-1, 12.3.3); pdf-lib has no call of its own for it. No PageMode that would open it beside
 * the pages: Chromium's viewer, embedded without its own controls, then stays blank.
 */
export function setBookmarks(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) return;
  const { context, catalog } = document;
  const root = context.nextRef();
  const count = setLevel(document, bookmarks, root);
  const ends = endsOf(count.refs);
  context.assign(
    root,
    context.obj({ Type: 'Outlines', First: ends.first, Last: ends.last, Count: PDFNumber.of(count.shown) }),
  );
  catalog.set(PDFName.of('Outlines'), root);
}

/** One level and all below it; how many bookmarks are shown while everything is open. */
function setLevel(
  document: PDFDocument,
  bookmarks: readonly Bookmark[],
  parent: PDFRef,
): { refs: PDFRef[]; shown: number } {
  const { context } = document;
  const refs = bookmarks.map(() => context.nextRef());
  let shown = bookmarks.length;
  for (const [index, { title, page, under }] of bookmarks.entries()) {
    const ref = refs[index] as PDFRef;
    const before = refs[index - 1];
    const after = refs[index + 1];
    const below = under.length > 0 ? setLevel(document, under, ref) : undefined;
    shown += below?.shown ?? 0;
    const ends = below && endsOf(below.refs);
    context.assign(
      ref,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: parent,
        Dest: [page, PDFName.of('XYZ'), PDFNull, PDFNull, PDFNull],
        ...(before && { Prev: before }),
        ...(after && { Next: after }),
        ...(below && ends && { First: ends.first, Last: ends.last, Count: PDFNumber.of(below.shown) }),
      }),
    );
  }
  return { refs, shown };
}

const endsOf = (refs: readonly PDFRef[]) => ({ first: refs[0] as PDFRef, last: refs.at(-1) as PDFRef });
