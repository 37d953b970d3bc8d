import type { Content } from 'pdfmake/interfaces';
import { LINE_HEIGHT, type Pen } from '../fonts/pen.ts';
import type { SheetView } from '../view.ts';
import { ink } from './ink.ts';

const TITLE_SIZE = 21;
/** Characters of a title stand apart, the more the fewer they are. */
const TITLE_SPREAD = 90;

/** Of `firstHead`, when nothing at its sides is higher than the title. */
const HEAD_HEIGHT = 70;
const TITLE_HEIGHT = 46;

/** Where the grid begins below the top of `firstHead`. */
export const headHeight = ({ number, late }: SheetView['head']): number =>
  HEAD_HEIGHT + Math.max(0, (number === '' ? lateTexts(late).length : 0) * LATE_LINE - TITLE_HEIGHT);

/** The head of the first page: branch, title with its double rule, numbers at the sides, and who filled it in. */
export function firstHead(pen: Pen, head: SheetView['head'], width: number): Content {
  const side = 130;
  const small = (label: string, value: string): Content => ({
    text: [...pen.write(`${label}：`), ...pen.write(value)],
    fontSize: ink.body,
  });
  const spacing = Math.min(18, TITLE_SPREAD / Math.max(1, [...head.title].length));
  const titleWidth = pen.width(head.title, true) * TITLE_SIZE + spacing * ([...head.title].length - 1);
  const ruleWidth = titleWidth + 24;
  const rule = (y: number) => ({
    type: 'line' as const,
    x1: (width - 2 * side - ruleWidth) / 2,
    x2: (width - 2 * side + ruleWidth) / 2,
    y1: y,
    y2: y,
    lineWidth: 0.8,
  });
  return {
    stack: [
      {
        columns: [
          { width: side, stack: [small('表号', head.tableNumber), small('版次', head.edition)] },
          {
            width: width - 2 * side,
            stack: [
              {
                text: pen.write(head.branch),
                alignment: 'center',
                fontSize: 11,
                characterSpacing: 2,
                noWrap: true,
              },
              {
                text: pen.write(head.title, true),
                bold: true,
                alignment: 'center',
                fontSize: TITLE_SIZE,
                characterSpacing: spacing,
                noWrap: true,
                lineHeight: 0.9,
              },
              { canvas: [rule(0), rule(2.2)] },
            ],
          },
          {
            width: side,
            stack:
              head.number === ''
                ? lateLines(pen, head.late)
                : [
                    {
                      text: [
                        { text: '№ ', fontSize: 11 },
                        ...pen.write(head.number, true).map((run) => ({ bold: true, ...run })),
                      ],
                      fontSize: 12,
                      alignment: 'right',
                    },
                  ],
          },
        ],
      },
      {
        margin: [0, 6, 0, 3],
        columns: [
          { width: '*', ...textOf(pen, '营业所', head.office), alignment: 'left' },
          { width: 'auto', ...textOf(pen, '填表人', head.filledBy || '　　　　　　'), alignment: 'center' },
          { width: '*', ...textOf(pen, '填表日期', head.filledOn), alignment: 'right' },
        ],
      },
    ],
  };
}

/** 补填 stands where others have their number: daily papers have none. */
function lateLines(pen: Pen, late: string): Content[] {
  return lateTexts(late).map((line, place) => ({
    text: pen.write(line, place === 0).map((run) => ({ bold: place === 0, ...run })),
    fontSize: ink.small,
    alignment: 'right',
  }));
}

const LATE_LINE = ink.small * LINE_HEIGHT;

function lateTexts(late: string): string[] {
  if (late === '') return [];
  const [day = '', ...times] = late.split('　');
  return [`【补填】${day}`, ...times];
}

function textOf(pen: Pen, label: string, value: string) {
  return { text: [...pen.write(`${label}：`), ...pen.write(value)], fontSize: 9.5 };
}

/** The line above the grid of every further page. */
export function furtherHead(pen: Pen, head: SheetView['head']): Content {
  return {
    columns: [
      {
        width: '*',
        text: pen.write(`${head.title}（续）`, true).map((run) => ({ bold: true, ...run })),
        alignment: 'left',
      },
      {
        width: '*',
        text: pen.write([head.office, head.number && `№ ${head.number}`].filter(Boolean).join('　　')),
        alignment: 'right',
      },
    ],
    fontSize: ink.body,
  };
}
