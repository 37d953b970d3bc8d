import { expect, test } from 'vitest';
import { type Drawing, shortened } from '../../../shared/charts/drawing.ts';
import { monthsChart } from '../../../shared/charts/monthsChart.ts';
import { rankChart } from '../../../shared/charts/rankChart.ts';
import { ticksUpTo } from '../../../shared/charts/scale.ts';

const texts = ({ shapes }: Drawing) => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
const rects = ({ shapes }: Drawing) => shapes.flatMap((shape) => (shape.kind === 'rect' ? [shape] : []));

test.each([
  [7, [0, 2, 4, 6, 8]],
  [100, [0, 50, 100]],
  [115, [0, 50, 100, 150]],
  [0.31, [0, 0.1, 0.2, 0.3, 0.4]],
  [0, [0, 1]],
])('an axis up to %d', (most, ticks) => {
  expect(ticksUpTo(most)).toEqual(ticks);
});

test('bars are as high as their values, the year before at the left, and an empty month has none', () => {
  const chart = monthsChart({
    title: '销售额',
    unit: '万元',
    as: 'bars',
    series: [
      { name: '2026年', values: [10, undefined, 5] },
      { name: '2025年', values: [20] },
    ],
  });
  // The first two are the legend's.
  const [january, march, before] = rects(chart).slice(2);
  expect(rects(chart)).toHaveLength(5);
  expect(january?.height).toBeCloseTo((before?.height ?? 0) / 2);
  expect(march?.height).toBeCloseTo((before?.height ?? 0) / 4);
  expect(before?.x).toBeLessThan(january?.x ?? 0);
  const foot = (before?.y ?? 0) + (before?.height ?? 0);
  expect((january?.y ?? 0) + (january?.height ?? 0)).toBeCloseTo(foot);
});

test('a line is broken where a month is missing', () => {
  const { shapes } = monthsChart({
    title: '回款率',
    unit: '%',
    as: 'lines',
    series: [{ name: '2026年', values: [80, 90, undefined, 70, 75, 60] }],
  });
  const drawn = shapes.flatMap((shape) =>
    shape.kind === 'line' && shape.tone === 'first' ? [shape.points.length] : [],
  );
  expect(drawn).toEqual([2, 3]);
  expect(shapes.filter(({ kind }) => kind === 'dot')).toHaveLength(5);
});

test('nothing to draw is said', () => {
  const chart = monthsChart({
    title: '销售额',
    unit: '元',
    as: 'bars',
    series: [{ name: '2026年', values: [] }],
  });
  expect(texts(chart)).toContain('没有数据');
});

test('the longest bar leaves room for its figure inside the drawing, and long names are cut', () => {
  const name = '无锡市新希望五金机电建筑材料贸易有限责任公司';
  const chart = rankChart({
    title: '销售额',
    unit: '元',
    bars: [
      { name, value: 100, shown: '10,000,000,000.00', rank: 1 },
      { name: '乙', value: 0, shown: '0.00', rank: 2 },
      { name: '丙', shown: '没有数据' },
    ],
  });
  const [longest, ...others] = rects(chart);
  expect(others).toEqual([]);
  expect((longest?.x ?? 0) + (longest?.width ?? 0)).toBeLessThan(chart.width - 80);
  expect(texts(chart).some((text) => text.endsWith('…') && name.startsWith(text.slice(0, -1)))).toBe(true);
  expect(shortened('短名', 10, 100)).toBe('短名');
});
