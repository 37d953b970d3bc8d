import type { Content, ContextPageSize } from 'pdfmake/interfaces';
import { LINE_HEIGHT, type Pen } from '../fonts/pen.ts';
import type { SheetView } from '../view.ts';
import { furtherHead, headHeight } from './head.ts';
import { ink } from './ink.ts';
import { innerHeight, innerWidth, type Paper } from './papers.ts';

/** 21 modules of 1.2 points: 3.3 pixels a module when scanned at 200 dpi. */
const PAGE_CODE_SIZE = 25.2;

/** In the top margin of each page of several, so that pages which came apart are still known. */
export function codeOfPage(view: SheetView, paper: Paper, page: number): Content[] {
  if (!view.check) return [];
  return [
    {
      qr: view.check.pageCode(page),
      fit: PAGE_CODE_SIZE,
      eccLevel: 'L',
      mode: 'alphanumeric',
      absolutePosition: {
        x: paper.width - paper.margins.right - PAGE_CODE_SIZE,
        y: paper.margins.top - PAGE_CODE_SIZE - 4,
      },
    },
  ];
}

/** Every further page: its head, and the grid's heavy upper line. */
export function headOfPage(pen: Pen, view: SheetView, paper: Paper): Content {
  return [
    {
      margin: [
        paper.margins.left,
        paper.margins.top - ink.body * LINE_HEIGHT - 4,
        paper.margins.right + (view.check ? PAGE_CODE_SIZE + 8 : 0),
        0,
      ],
      ...(furtherHead(pen, view.head) as object),
    } as Content,
    {
      absolutePosition: { x: paper.margins.left, y: paper.margins.top },
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: innerWidth(paper), y2: 0, lineWidth: ink.outerLine }],
    },
  ];
}

/** The page's number and identity; on all but the last page the grid's frame is closed at the foot of the page. */
export function footOfPage(pen: Pen, view: SheetView, paper: Paper, page: number, pages: number): Content {
  const line: Content = {
    margin: [paper.margins.left, 5, paper.margins.right, 0],
    fontSize: ink.small,
    columns: [
      { width: '*', text: pen.write(view.foot.identity), alignment: 'left' },
      { width: 'auto', text: `第 ${page} 页/共 ${pages} 页`, fontSize: 8.5, alignment: 'center' },
      {
        width: '*',
        text: [
          { text: view.foot.printed },
          ...(view.foot.reprint ? [{ text: `　${view.foot.reprint}`, bold: true }] : []),
        ],
        alignment: 'right',
      },
    ],
  };
  if (page === pages) return line;
  const pageTop = page === 1 ? headHeight(view.head) : 0;
  const half = ink.outerLine / 2;
  const width = innerWidth(paper);
  // pdfmake counts positions in a footer from the footer's own top.
  const side = (x: number) => ({ x1: x, x2: x, y1: pageTop - innerHeight(paper), y2: 0 });
  const lines = [side(half), side(width - half), { x1: 0, x2: width, y1: 0, y2: 0 }];
  return [
    line,
    {
      absolutePosition: { x: paper.margins.left, y: 0 },
      canvas: lines.map((at) => ({ type: 'line', lineWidth: ink.outerLine, ...at })),
    },
  ];
}

/** 联次 stands upright at the right margin, as on forms in several parts. */
export function copyAtTheSide(pen: Pen, copy: string, paper: Paper, size: ContextPageSize): Content {
  const characters = [...copy.replace(/ /g, '　')];
  const step = ink.body * LINE_HEIGHT;
  return {
    absolutePosition: {
      x: size.width - paper.margins.right + 8,
      y: (size.height - characters.length * step) / 2,
    },
    columns: [
      {
        width: ink.body + 2,
        stack: characters.map((character) => ({ text: pen.write(character), alignment: 'center' as const })),
      },
    ],
  };
}

export function watermarkOf(stamp: NonNullable<SheetView['stamp']>) {
  const spaced = [...stamp.text].join('　');
  return stamp.kind === 'void'
    ? { text: spaced, color: ink.red, opacity: 0.28, bold: true, fontSize: 110, angle: -35 }
    : { text: spaced, color: ink.grey, opacity: 0.16, bold: true, fontSize: 110, angle: -35 };
}
