import type { Pen } from '../fonts/pen.ts';
import type { SheetView } from '../view.ts';
import { bandCell, headCell, struckCell, valueCell } from './cells.ts';
import type { Slab } from './slab.ts';

const COLUMNS: readonly (readonly [title: string, share: number])[] = [
  ['栏目', 2.2],
  ['原来（划去）', 2.4],
  ['更正为', 2.4],
  ['更正人', 0.9],
  ['更正时间', 2.1],
  ['原因', 1.8],
];

/** 划线更正: everything that was changed after somebody had signed, with who, when and why. */
export function correctionSlab(pen: Pen, corrections: SheetView['corrections'], right: number): Slab {
  const total = COLUMNS.reduce((sum, [, share]) => sum + share, 0);
  const edges = [0];
  for (const [, share] of COLUMNS) edges.push((edges.at(-1) as number) + (right * share) / total);
  edges[edges.length - 1] = right;
  return {
    edges,
    headerRows: 2,
    rows: [
      [bandCell(pen, '划线更正（签名后的改动）', COLUMNS.length)],
      COLUMNS.map(([title]) => headCell(pen, title)),
      ...corrections.map(({ place, before, after, by, at, reason }) => [
        valueCell(pen, place, 'left'),
        before === '' ? valueCell(pen, '（空）', 'left') : struckCell(pen, before),
        valueCell(pen, after === '' ? '（空）' : after, 'left'),
        valueCell(pen, by, 'center'),
        valueCell(pen, at, 'center'),
        valueCell(pen, reason, 'left'),
      ]),
    ],
  };
}
