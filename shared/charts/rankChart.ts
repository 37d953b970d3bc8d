import { type Drawing, type Shape, shortened, type Tone } from './drawing.ts';

export interface RankChart {
  title: string;
  unit: string;
  /** In the order in which they are drawn, from the top. */
  bars: readonly { name: string; value?: number; shown: string; rank?: number }[];
}

const WIDTH = 480;
const LINE = 20;
const BAR = 12;
const TOP = 26;
const NAMES = 150;
/** Room right of the longest bar for its figure. */
const FIGURES = 92;

/** One bar for each customer, with rank, name and figure; who has no figure has no bar. */
export function rankChart({ title, unit, bars }: RankChart): Drawing {
  const most = Math.max(0, ...bars.flatMap(({ value }) => value ?? []));
  const left = NAMES + 8;
  const longest = WIDTH - left - FIGURES;
  return {
    width: WIDTH,
    height: TOP + bars.length * LINE + 4,
    about: `${title}（${unit}）：各客户对比`,
    shapes: [
      {
        kind: 'text',
        x: 0,
        y: 13,
        text: `${title}（${unit}）`,
        size: 12,
        anchor: 'start',
        tone: 'ink',
        bold: true,
      },
      {
        kind: 'line',
        points: [
          [left, TOP - 3],
          [left, TOP + bars.length * LINE],
        ],
        tone: 'soft',
        width: 0.7,
      },
      ...bars.flatMap(({ name, value, shown, rank }, place): Shape[] => {
        const middle = TOP + place * LINE + LINE / 2;
        const length = value === undefined || most === 0 ? 0 : (value / most) * longest;
        const said = (x: number, text: string, anchor: 'start' | 'end', tone: Tone = 'ink'): Shape => ({
          kind: 'text',
          x,
          y: middle + 3.6,
          text,
          size: 10,
          anchor,
          tone,
        });
        return [
          ...(rank === undefined ? [] : [said(14, String(rank), 'end', 'soft')]),
          said(NAMES, shortened(name, 10, NAMES - 22), 'end'),
          ...(length > 0
            ? [
                {
                  kind: 'rect' as const,
                  x: left,
                  y: middle - BAR / 2,
                  width: length,
                  height: BAR,
                  tone: rank === 1 ? ('first' as const) : ('second' as const),
                },
              ]
            : []),
          said(left + length + 5, shown, 'start', value === undefined ? 'soft' : 'ink'),
        ];
      }),
    ],
  };
}
