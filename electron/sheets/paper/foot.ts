import type { Content } from 'pdfmake/interfaces';
import { codeOf, type Pen } from '../fonts/pen.ts';
import type { SheetView } from '../view.ts';
import { labelCell } from './cells.ts';
import { LABEL_WIDTH } from './grid.ts';
import { ink } from './ink.ts';
import { signHere, signingSlab } from './signingLine.ts';
import type { Slab } from './slab.ts';

const REVIEW_HEIGHT = 42;
/** 33 modules of 2 points: 2.8 pixels a module when scanned at 100 dpi. */
const QR_SIZE = 66;
/** White above and below it; the grid's padding adds to it. */
const QR_QUIET = 5;

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
  const signing = foot.signatures.length > 0 ? [signingSlab(pen, foot.signatures, right)] : [];
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
