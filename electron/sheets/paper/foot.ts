import type { Content } from 'pdfmake/interfaces';
import { codeOf, LINE_HEIGHT, type Pen } from '../fonts/pen.ts';
import type { FootLine, SheetView } from '../view.ts';
import { headCell, labelCell } from './cells.ts';
import { LABEL_WIDTH } from './grid.ts';
import { ink } from './ink.ts';
import type { Cell, Slab } from './slab.ts';

/** Room to sign by hand with the date below. */
const SIGNING_HEIGHT = 34;
const REVIEW_HEIGHT = 42;
/** Of a drawn signature. */
const PICTURE_HEIGHT = 24;
/** 33 modules of 2 points: 2.8 pixels a module when scanned at 100 dpi. */
const QR_SIZE = 66;
/** White above and below it; the grid's padding adds to it. */
const QR_QUIET = 5;

const DATE = '　　　年　　月　　日';

/**
 * The signature line of the form's rule, with room to sign, 总公司批阅, and the code with the values to compare: one below the
 * other, on a wide sheet the last two beside each other.
 */
export function footSlabs(
  pen: Pen,
  { foot, check }: Pick<SheetView, 'foot' | 'check'>,
  right: number,
  wide: boolean,
): Slab[] {
  const signing = foot.signatures.length > 0 ? [signingSlab(pen, foot, right)] : [];
  if (!check) return [...signing, reviewSlab(pen, right)];
  if (!wide) return [...signing, reviewSlab(pen, right), checkSlab(pen, check, right)];
  const half = right / 2;
  const review = reviewSlab(pen, half);
  const beside = checkSlab(pen, check, half);
  return [
    ...signing,
    {
      edges: [...review.edges, ...beside.edges.slice(1).map((edge) => half + edge)],
      headerRows: 0,
      rows: [[...(review.rows[0] ?? []), ...(beside.rows[0] ?? [])]],
    },
  ];
}

function signingSlab(pen: Pen, foot: SheetView['foot'], right: number): Slab {
  const count = foot.signatures.length;
  return {
    edges: [...foot.signatures.map((_, index) => (right * index) / count), right],
    headerRows: 0,
    rows: [
      foot.signatures.map(({ title }) => headCell(pen, title)),
      foot.signatures.map((line) => signingCell(pen, line, right / count)),
    ],
  };
}

function reviewSlab(pen: Pen, right: number): Slab {
  const half = (right - LABEL_WIDTH) / 2;
  return {
    edges: [0, LABEL_WIDTH, LABEL_WIDTH + half, right],
    headerRows: 0,
    rows: [
      [
        labelCell(pen, '总公司批阅'),
        signHere(REVIEW_HEIGHT, '营业部经理：'),
        signHere(REVIEW_HEIGHT, '总经理：'),
      ],
    ],
  };
}

/** The line as it was signed on screen, or room to sign it by hand. */
function signingCell(pen: Pen, { signed, sameAs, authorLeft, awaited }: FootLine, width: number): Cell {
  if (sameAs !== undefined) return noteCell(pen, `（与${sameAs}同一人）`);
  if (authorLeft) return noteCell(pen, '（本人已离职，未签）');
  if (awaited) return noteCell(pen, '（未签，须在屏幕上签）');
  if (!signed) return signHere(SIGNING_HEIGHT);
  const name: Content = {
    text: [
      ...pen.write(signed.name, true).map((run) => ({ bold: true, ...run })),
      ...pen.write(`　${signed.role}`),
    ],
    alignment: 'center',
    ...(signed.picture && { fontSize: ink.small }),
  };
  return {
    content: {
      stack: [
        ...(signed.picture
          ? [
              {
                image: signed.picture,
                fit: [width - 4 * ink.paddingX, PICTURE_HEIGHT] as [number, number],
                alignment: 'center' as const,
              },
            ]
          : []),
        name,
        { text: signed.at, alignment: 'center', fontSize: ink.small, color: ink.grey },
      ],
    },
    plain: `${signed.name}\n${signed.at}`,
    size: ink.small,
    span: 1,
    height: signed.picture ? PICTURE_HEIGHT + 2 * ink.small * LINE_HEIGHT : SIGNING_HEIGHT,
  };
}

/** In place of a signature. */
const noteCell = (pen: Pen, text: string): Cell => ({
  content: { text: pen.write(text), alignment: 'center', color: ink.grey, fontSize: ink.small },
  plain: text,
  size: ink.small,
  span: 1,
  height: SIGNING_HEIGHT,
});

function signHere(height: number, title = ''): Cell {
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

/** The QR code with the values to compare beside it, in two columns. */
function checkSlab(pen: Pen, check: NonNullable<SheetView['check']>, right: number): Slab {
  const qrWidth = QR_SIZE + 2 * 8 + 2 * ink.paddingX;
  const height = QR_SIZE + 2 * QR_QUIET;
  const line = ({ label, value }: { label: string; value: string }): Content => ({
    columns: [
      { width: 66, text: pen.write(label), color: ink.grey },
      { width: '*', text: pen.write(value) },
    ],
    columnGap: 4,
  });
  const half = Math.ceil(check.values.length / 2);
  return {
    edges: [0, qrWidth, right],
    headerRows: 0,
    rows: [
      [
        {
          content: {
            qr: check.qr,
            fit: QR_SIZE,
            eccLevel: 'M',
            mode: 'alphanumeric',
            alignment: 'center',
            margin: [0, QR_QUIET, 0, QR_QUIET],
          },
          plain: '',
          size: ink.body,
          span: 1,
          height,
        },
        {
          content: {
            stack: [
              {
                text: '核对：扫描左侧二维码，所得文档号、修订号、摘要应与存档及下列各项一致。',
                fontSize: ink.small,
                color: ink.grey,
                margin: [0, 0, 0, 3],
              },
              {
                columns: [
                  { width: '*', stack: check.values.slice(0, half).map(line) },
                  { width: '*', stack: check.values.slice(half).map(line) },
                ],
                columnGap: 6,
                fontSize: 8,
              },
            ],
            margin: [4, 0, 0, 0],
          },
          // Half the width for each value.
          plain: check.values.map(({ label, value }) => `${label}${value}`.repeat(2)).join('\n'),
          size: 8,
          span: 1,
          height,
        },
      ],
    ],
  };
}

/** Names what could not be drawn; called when everything else has been written. */
export function missingNote(pen: Pen): Content | undefined {
  if (pen.missing.size === 0) return undefined;
  const codes = [...pen.missing].map((character) => codeOf(character.codePointAt(0) as number)).join('、');
  return {
    text: `注：字库中没有以下字符，表中以其编码代替：${codes}。请在纸上补写。`,
    fontSize: ink.small,
    margin: [0, 3, 0, 0],
  };
}
