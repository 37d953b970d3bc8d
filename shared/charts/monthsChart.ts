import type { Drawing, Shape, Tone } from './drawing.ts';
import { ticksUpTo } from './scale.ts';

export interface MonthsSeries {
  name: string;
  /** January first; undefined where there is nothing, which is drawn as nothing and not as 0. */
  values: readonly (number | undefined)[];
}

export interface MonthsChart {
  title: string;
  /** Of the values as they are drawn: 万元, %, 件. */
  unit: string;
  /** Amounts as bars, rates and levels as lines. */
  as: 'bars' | 'lines';
  /** At most two: this year and the year before. */
  series: readonly MonthsSeries[];
}

const WIDTH = 480;
const HEIGHT = 154;
const PLOT = { left: 46, top: 30, right: WIDTH - 8, bottom: HEIGHT - 20 };
const TEXT = 10;
const MONTHS = 12;
const SERIES_TONES: readonly Tone[] = ['first', 'second'];
/** Of a month's room, shared by the bars in it. */
const BARS = 0.72;

/** Twelve months of one measure, this year beside the last. Says so when there is nothing to draw. */
export function monthsChart({ title, unit, as, series }: MonthsChart): Drawing {
  const values = series.flatMap((one) => one.values.flatMap((value) => value ?? []));
  const ticks = values.length === 0 ? [0] : ticksUpTo(Math.max(...values));
  const top = ticks.at(-1) || 1;
  const yOf = (value: number) => PLOT.bottom - (value / top) * (PLOT.bottom - PLOT.top);
  const room = (PLOT.right - PLOT.left) / MONTHS;
  const middleOf = (month: number) => PLOT.left + (month + 0.5) * room;
  return {
    width: WIDTH,
    height: HEIGHT,
    about: `${title}（${unit}）：${series.map(({ name }) => name).join('与')}各月对比`,
    shapes: [
      text(0, 13, `${title}（${unit}）`, { size: 12, bold: true }),
      ...legend(series.map(({ name }) => name)),
      ...ticks.flatMap((tick): Shape[] => [
        {
          kind: 'line',
          points: [
            [PLOT.left, yOf(tick)],
            [PLOT.right, yOf(tick)],
          ],
          tone: tick === 0 ? 'soft' : 'grid',
          width: 0.7,
        },
        text(PLOT.left - 5, yOf(tick) + 3.5, String(tick), { anchor: 'end', tone: 'soft' }),
      ]),
      ...Array.from({ length: MONTHS }, (_, month) =>
        text(middleOf(month), HEIGHT - 6, `${month + 1}月`, { anchor: 'middle', tone: 'soft' }),
      ),
      ...(values.length === 0
        ? [
            text((PLOT.left + PLOT.right) / 2, (PLOT.top + PLOT.bottom) / 2, '没有数据', {
              anchor: 'middle',
              tone: 'soft',
              size: 12,
            }),
          ]
        : as === 'bars'
          ? bars(series, room, yOf)
          : lines(series, middleOf, yOf)),
    ],
  };
}

function bars(series: readonly MonthsSeries[], room: number, yOf: (value: number) => number): Shape[] {
  const width = (room * BARS) / series.length;
  return series.flatMap(({ values }, place) =>
    values.flatMap((value, month): Shape[] =>
      value === undefined
        ? []
        : [
            {
              kind: 'rect',
              // The earlier year stands before the later.
              x: PLOT.left + month * room + (room * (1 - BARS)) / 2 + (series.length - 1 - place) * width,
              y: yOf(value),
              width: width - 1,
              height: PLOT.bottom - yOf(value),
              tone: toneOf(place),
            },
          ],
    ),
  );
}

/** A line ends where a month is missing and begins again after it. */
function lines(
  series: readonly MonthsSeries[],
  xOf: (month: number) => number,
  yOf: (value: number) => number,
): Shape[] {
  return series.toReversed().flatMap(({ values }, index) => {
    const tone = toneOf(series.length - 1 - index);
    const stretches: [number, number][][] = [[]];
    values.forEach((value, month) => {
      if (value === undefined) stretches.push([]);
      else stretches.at(-1)?.push([xOf(month), yOf(value)]);
    });
    const points = stretches.flat();
    return [
      ...stretches
        .filter((stretch) => stretch.length > 1)
        .map((stretch): Shape => ({ kind: 'line', points: stretch, tone, width: 1.8 })),
      ...points.map(([x, y]): Shape => ({ kind: 'dot', x, y, radius: 2.4, tone })),
    ];
  });
}

function legend(names: readonly string[]): Shape[] {
  return names.flatMap((name, place): Shape[] => {
    const x = PLOT.right - (names.length - place) * 66;
    return [
      { kind: 'rect', x, y: 5, width: 10, height: 10, tone: toneOf(place) },
      text(x + 14, 14, name, { tone: 'soft' }),
    ];
  });
}

const toneOf = (place: number): Tone => SERIES_TONES[place] ?? 'soft';

function text(
  x: number,
  y: number,
  said: string,
  look: { size?: number; anchor?: 'start' | 'middle' | 'end'; tone?: Tone; bold?: true } = {},
): Shape {
  const { size = TEXT, anchor = 'start', tone = 'ink', bold } = look;
  return { kind: 'text', x, y, text: said, size, anchor, tone, ...(bold && { bold }) };
}
