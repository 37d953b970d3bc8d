import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { LINE_HEIGHT, type Pen } from '../fonts/pen.ts';
import { headCell } from '../paper/cells.ts';
import { missingNote } from '../paper/foot.ts';
import { ink } from '../paper/ink.ts';
import { innerHeight, innerWidth } from '../paper/papers.ts';
import { rowHeight, type Slab, tableOf } from '../paper/slab.ts';
import { linesOf, type PaperLine } from './lines.ts';
import { pagesOf } from './pages.ts';
import { type DerivedPaper, paperOf } from './paper.ts';

const TITLE_SIZE = 18;
const HEAD_HEIGHT = 68;
const SIGNING_HEIGHT = 30;

type Margins = [number, number, number, number];
/** Heights are foretold, not measured: a line too many would push a page's last row onto a page of its own. */
const RESERVE = 8;

/** Places a derived paper for pdfmake; `onPages` is told how many pages it takes. */
export function derivedDefinition(
  paper: DerivedPaper,
  pen: Pen,
  onPages: (count: number) => void,
): TDocumentDefinitions {
  const page = paperOf(paper);
  const { margins } = page;
  const width = innerWidth(page);
  const right = width - ink.outerLine;
  const lines = [
    ...paper.parts.flatMap((part) => linesOf(pen, part, right)),
    ...signingLines(pen, paper.signatures, right),
  ];
  const height = innerHeight(page) - RESERVE;
  const pages = pagesOf(lines, {
    first: height - HEAD_HEIGHT - scopeHeight(pen, paper, width),
    further: height,
  });
  onPages(pages.length);
  const tables = pages.map((content, index) => pageTables(pen, content, index > 0));
  const note = missingNote(pen);
  return {
    pageSize: { width: page.width, height: page.height },
    pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
    defaultStyle: { font: ink.family, fontSize: ink.body, color: ink.black },
    language: 'zh-CN',
    displayTitle: true,
    info: {
      title: `${paper.title} ${paper.subject}`.trim(),
      author: paper.branch,
      creator: '客档',
      creationDate: new Date(paper.madeAt),
    },
    content: [head(pen, paper, width), ...tables, ...(note ? [note] : [])],
    header: (number: number) =>
      number === 1
        ? null
        : {
            margin: [margins.left, margins.top - ink.body * LINE_HEIGHT - 4, margins.right, 0],
            columns: [
              { text: pen.write(`${paper.title}（续）`, true).map((run) => ({ bold: true, ...run })) },
              { text: pen.write(`${paper.office}　　截止 ${paper.asOf}`), alignment: 'right' },
            ],
          },
    footer: (number: number, count: number) => ({
      margin: [margins.left, 5, margins.right, 0],
      fontSize: ink.small,
      columns: [
        { width: '*', text: pen.write(`${paper.tableNumber}　${paper.subject}`) },
        { width: 'auto', text: `第 ${number} 页/共 ${count} 页`, fontSize: 8.5 },
        {
          width: '*',
          text: `打印 ${paper.madeAt.slice(0, 16).replace('T', ' ')}`,
          alignment: 'right',
        },
      ],
    }),
  };
}

function scopeHeight(pen: Pen, { scope }: DerivedPaper, width: number): number {
  return scope ? pen.lines(`范围：${scope}`, width / 9) * 9 * LINE_HEIGHT + 3 : 0;
}

function pageTables(pen: Pen, lines: readonly PaperLine[], breakBefore: boolean): Content {
  const slabs: { edges: readonly number[]; headerRows: number; rows: Slab['rows'][number][] }[] = [];
  for (const { content } of lines) {
    const last = slabs.at(-1);
    if (last && sameEdges(last.edges, content.edges)) last.rows.push(content.row);
    else slabs.push({ edges: content.edges, headerRows: 0, rows: [content.row] });
  }
  return {
    stack: slabs.map((slab, index) =>
      tableOf({ ...slab, breakable: false }, { first: index === 0, last: index === slabs.length - 1 }, pen),
    ),
    ...(breakBefore && { pageBreak: 'before' as const }),
  };
}

const sameEdges = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((edge, index) => edge === b[index]);

/** Branch, title with its double rule, table number and 截止 at the sides. */
function head(pen: Pen, paper: DerivedPaper, width: number): Content {
  const side = 130;
  const title = [...paper.title];
  const spacing = Math.min(12, 80 / Math.max(1, title.length));
  const rule = pen.width(paper.title, true) * TITLE_SIZE + spacing * (title.length - 1) + 24;
  const middle = width - 2 * side;
  const line = (y: number) => ({
    type: 'line' as const,
    x1: (middle - rule) / 2,
    x2: (middle + rule) / 2,
    y1: y,
    y2: y,
    lineWidth: 0.8,
  });
  const said = (label: string, value: string) => [...pen.write(`${label}：`), ...pen.write(value)];
  return {
    stack: [
      {
        columns: [
          { width: side, text: said('表号', paper.tableNumber) },
          {
            width: middle,
            stack: [
              {
                text: pen.write(paper.branch),
                alignment: 'center',
                fontSize: 10.5,
                characterSpacing: 2,
                noWrap: true,
              },
              {
                text: pen.write(paper.title, true),
                bold: true,
                alignment: 'center',
                fontSize: TITLE_SIZE,
                characterSpacing: spacing,
                noWrap: true,
                lineHeight: 0.9,
              },
              { canvas: [line(0), line(2.2)] },
            ],
          },
          { width: side, text: '' },
        ],
      },
      {
        margin: [0, 5, 0, 3],
        fontSize: 9.5,
        columns: [
          { width: '*', text: said('营业所', paper.office) },
          { width: 'auto', text: said('制表人', paper.madeBy) },
          {
            width: '*',
            text: said(paper.asOf.length > '2026-11-20'.length ? '截止时间' : '截止日期', paper.asOf),
            alignment: 'right',
          },
        ],
      },
      ...(paper.scope
        ? [{ text: said('范围', paper.scope), fontSize: 9, margin: [0, 0, 0, 3] as Margins }]
        : []),
    ],
  };
}

/** The signatures go with what they sign: never alone on a page. */
function signingLines(pen: Pen, signatures: readonly string[], right: number): PaperLine[] {
  if (signatures.length === 0) return [];
  const edges = [...signatures.map((_, index) => (right * index) / signatures.length), right];
  const names = signatures.map((name) => headCell(pen, name));
  const room = signatures.map(() => ({
    content: {
      text: '　　　年　　月　　日',
      alignment: 'right' as const,
      fontSize: ink.small,
      color: ink.grey,
      margin: [0, SIGNING_HEIGHT - ink.small * LINE_HEIGHT, 0, 0] as Margins,
    },
    plain: '',
    size: ink.body,
    span: 1,
    height: SIGNING_HEIGHT,
    top: true,
  }));
  return [
    {
      height: rowHeight(names, edges, pen),
      withNext: true,
      withPrevious: true,
      content: { edges, row: names },
    },
    { height: rowHeight(room, edges, pen), content: { edges, row: room } },
  ];
}
