import type { Content, ContextPageSize, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { SheetArrangement } from './arrangement.ts';
import type { Pen } from './fonts/pen.ts';
import { correctionSlab } from './paper/corrections.ts';
import { footSlabs, missingNote } from './paper/foot.ts';
import { codeOfPage, copyAtTheSide, footOfPage, headOfPage, watermarkOf } from './paper/furniture.ts';
import { firstHead } from './paper/head.ts';
import { ink } from './paper/ink.ts';
import { innerHeight, innerWidth } from './paper/papers.ts';
import { sectionPiles } from './paper/section.ts';
import { BREAKABLE, type Pile, partTallRows, slabHeight, tableOf } from './paper/slab.ts';
import type { SheetView } from './view.ts';

/** Piles up to this share of a page are moved to the next page as a whole. */
const TALLEST_TOGETHER = 0.45;
/** A text that would start below this share of the page starts on the next. */
const LOWEST_START = 0.9;
/** Each such text makes pdfmake lay the whole sheet out again: in a very long one the rest stay where they are. */
const MOST_MOVED = 5;

/** Points: A4 across. Half of anything narrower (continuous paper) has no room for the values beside the code. */
const WIDE = 700;
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** Places the strings of a view on paper, for pdfmake; `onPages` is told how many pages they took. */
export function sheetDefinition(
  view: SheetView,
  arrangement: SheetArrangement,
  pen: Pen,
  onPages: (count: number) => void,
): TDocumentDefinitions {
  const { paper } = arrangement;
  const right = innerWidth(paper) - ink.outerLine;
  const pageHeight = innerHeight(paper);

  // A draft is printed to be completed on a visit.
  const toFill = view.check === undefined || view.stamp?.kind === 'draft';
  let titled = 0;
  let moved = 0;
  const sections = view.model.sections.flatMap((section) => {
    const arranged = arrangement.sections[section.key];
    const title = arranged?.titled === false ? '' : `${NUMERALS[titled++] ?? titled}、${section.title}`;
    return sectionPiles(pen, section, arranged, title, { right, toFill });
  });
  const piles: Pile[] =
    view.corrections.length > 0
      ? [...sections, { slabs: [correctionSlab(pen, view.corrections, right)], together: false }]
      : sections;
  const foot: Pile = {
    slabs: footSlabs(pen, view, right, right >= WIDE),
    together: true,
  };

  const body = pileUp(withLastAboveFoot(piles, foot, pageHeight, pen), pageHeight, pen);
  const note = missingNote(pen);
  return {
    pageSize: { width: paper.width, height: paper.height },
    pageMargins: [paper.margins.left, paper.margins.top, paper.margins.right, paper.margins.bottom],
    defaultStyle: { font: ink.family, fontSize: ink.body, color: ink.black },
    language: 'zh-CN',
    displayTitle: true,
    info: {
      title: view.metadata.title,
      author: view.metadata.author,
      creator: '客档',
      creationDate: new Date(view.metadata.createdAt),
    },
    content: [firstHead(pen, view.head, innerWidth(paper)), ...body, ...(note ? [note] : [])],
    header: (page: number, pages: number) => [
      ...(page === 1 ? [] : [headOfPage(pen, view, paper)]),
      ...(pages === 1 ? [] : codeOfPage(view, paper, page)),
    ],
    footer: (page: number, pages: number) => {
      onPages(pages);
      return footOfPage(pen, view, paper, page, pages);
    },
    background: (_page: number, size: ContextPageSize) => copyAtTheSide(pen, view.head.copy, paper, size),
    ...(view.stamp && { watermark: watermarkOf(view.stamp) }),
    pageBreakBefore: (node) =>
      node.headlineLevel === BREAKABLE &&
      node.startPosition.verticalRatio > LOWEST_START &&
      moved++ < MOST_MOVED,
  };
}

/** Signatures alone on a page belong to nothing: the last pile of the form goes with them. */
function withLastAboveFoot(piles: readonly Pile[], foot: Pile, pageHeight: number, pen: Pen): Pile[] {
  const last = piles.at(-1);
  if (!last) return [foot];
  const joined: Pile = { slabs: [...last.slabs, ...foot.slabs], together: true };
  return heightOf(joined, pen) <= pageHeight * TALLEST_TOGETHER
    ? [...piles.slice(0, -1), joined]
    : [...piles, foot];
}

const heightOf = (pile: Pile, pen: Pen) => pile.slabs.reduce((sum, slab) => sum + slabHeight(slab, pen), 0);

function pileUp(piles: readonly Pile[], pageHeight: number, pen: Pen): Content[] {
  return piles.map((pile, pileIndex) => {
    const parts = pile.slabs.flatMap((slab) => partTallRows(slab, pageHeight, pen));
    const tables = parts.map((part, index) =>
      tableOf(
        part,
        {
          first: pileIndex === 0 && index === 0,
          last: pileIndex === piles.length - 1 && index === parts.length - 1,
        },
        pen,
      ),
    );
    const together = pile.together && heightOf(pile, pen) <= pageHeight * TALLEST_TOGETHER;
    return { stack: tables, unbreakable: together };
  });
}
