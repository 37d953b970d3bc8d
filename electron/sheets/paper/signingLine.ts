import type { Content } from 'pdfmake/interfaces';
import { LINE_HEIGHT, type Pen } from '../fonts/pen.ts';
import type { FootLine } from '../view.ts';
import { headCell } from './cells.ts';
import { ink } from './ink.ts';
import type { Cell, Slab } from './slab.ts';

/** Room to sign by hand with the date below. */
const SIGNING_HEIGHT = 34;
/** Of a drawn signature, and the white above it. */
const PICTURE_HEIGHT = 24;
const PICTURE_MARGIN = 2;
const DATE = '　　　年　　月　　日';

/** Who signs, line by line: as it was signed on screen, or room to sign by hand. All are as high as the highest. */
export function signingSlab(pen: Pen, lines: readonly FootLine[], right: number): Slab {
  const width = right / lines.length;
  const heights = lines.map((line) => (line.signed ? signedHeight(pen, line.signed, width) : SIGNING_HEIGHT));
  const height = Math.max(...heights);
  return {
    edges: [...lines.map((_, index) => width * index), right],
    headerRows: 0,
    rows: [
      lines.map(({ title }) => headCell(pen, title)),
      lines.map((line) => signingCell(pen, line, { width, height })),
    ],
  };
}

type Signed = NonNullable<FootLine['signed']>;
interface Box {
  width: number;
  height: number;
}

function signingCell(pen: Pen, { signed, sameAs, authorLeft, awaited }: FootLine, box: Box): Cell {
  if (sameAs !== undefined) return noteCell(pen, `（与${sameAs}同一人）`, box);
  if (authorLeft) return noteCell(pen, '（本人已离职，未签）', box);
  if (awaited) return noteCell(pen, '（未签，须在屏幕上签）', box);
  return signed ? signedCell(pen, signed, box) : signHere(box.height);
}

function signedCell(pen: Pen, signed: Signed, { width, height }: Box): Cell {
  const picture: Content[] = signed.picture
    ? [
        {
          image: signed.picture,
          fit: [width - 4 * ink.paddingX, PICTURE_HEIGHT],
          alignment: 'center',
          margin: [0, PICTURE_MARGIN, 0, 0],
        },
      ]
    : [];
  const name = pen.write(signed.name, true).map((run) => ({ bold: true, ...run }));
  const centred = { alignment: 'center', fontSize: nameSize(signed) } as const;
  const who: Content[] = onOneLine(pen, signed, width)
    ? [{ text: [...name, ...pen.write(`　${signed.role}`)], ...centred }]
    : [
        { text: name, ...centred },
        { text: pen.write(signed.role), ...centred },
      ];
  return {
    content: {
      stack: [
        ...picture,
        ...who,
        { text: signed.at, alignment: 'center', fontSize: ink.small, color: ink.grey },
      ],
    },
    plain: '',
    size: ink.small,
    span: 1,
    height,
  };
}

const nameSize = ({ picture }: Signed) => (picture ? ink.small : ink.body);

/** A long name has its office below it, so that neither is broken. */
function onOneLine(pen: Pen, signed: Signed, width: number): boolean {
  const size = nameSize(signed);
  const ems = pen.width(signed.name, true) + pen.width(`　${signed.role}`);
  return ems * size <= width - 2 * ink.paddingX;
}

function signedHeight(pen: Pen, signed: Signed, width: number): number {
  const size = nameSize(signed);
  const lines = (text: string) => pen.lines(text, (width - 2 * ink.paddingX) / size);
  const who = onOneLine(pen, signed, width) ? 1 : lines(signed.name) + lines(signed.role);
  const text = (who * size + ink.small) * LINE_HEIGHT;
  return Math.max(SIGNING_HEIGHT, text + (signed.picture ? PICTURE_HEIGHT + PICTURE_MARGIN : 0));
}

/** In place of a signature. */
const noteCell = (pen: Pen, text: string, { height }: Box): Cell => ({
  content: { text: pen.write(text), alignment: 'center', color: ink.grey, fontSize: ink.small },
  plain: text,
  size: ink.small,
  span: 1,
  height,
});

/** Room to sign and, at its foot, to write the date. */
export function signHere(height: number, title = ''): Cell {
  const lines = (ink.body + ink.small) * LINE_HEIGHT;
  return {
    content: {
      stack: [
        { text: title, margin: [0, 0, 0, height - lines] },
        { text: DATE, alignment: 'right', fontSize: ink.small, color: ink.grey },
      ],
    },
    plain: '',
    size: ink.body,
    span: 1,
    height,
    top: true,
  };
}
