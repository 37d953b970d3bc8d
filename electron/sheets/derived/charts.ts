import type { CanvasElement, Content } from 'pdfmake/interfaces';
import type { Drawing, Shape } from '../../../shared/charts/drawing.ts';
import { tones } from '../../../shared/charts/drawing.ts';
import type { Pen } from '../fonts/pen.ts';
import { ink } from '../paper/ink.ts';
import { type Cell, rowHeight } from '../paper/slab.ts';
import type { PlacedRow } from './lines.ts';
import type { Line } from './pages.ts';

const BESIDE = 2;
const AROUND = 4;
/** Of Noto Sans SC, in em: from the top of a line to its base line. */
const ASCENT = 1.16;

/** Pictures two beside each other; a row of them is never cut by the page's end. */
export function chartLines(pen: Pen, charts: readonly Drawing[], right: number): Line<PlacedRow>[] {
  const edges = [0, right / BESIDE, right];
  const width = right / BESIDE - 2 * ink.paddingX - ink.outerLine - 2 * AROUND;
  const rows = Array.from({ length: Math.ceil(charts.length / BESIDE) }, (_, row) =>
    Array.from({ length: BESIDE }, (_, column) => charts[row * BESIDE + column]),
  );
  return rows.map((pictures) => {
    const row = pictures.map((picture): Cell => {
      const scale = picture ? width / picture.width : 1;
      return {
        content: picture ? { stack: contentOf(pen, picture, scale) } : { text: '' },
        plain: '',
        size: ink.body,
        span: 1,
        height: picture ? picture.height * scale + 2 * AROUND : 0,
        top: true,
      };
    });
    return { height: rowHeight(row, edges, pen), content: { edges, row } };
  });
}

/**
 * The shapes and over them the texts, each in its place within the cell. Not pdfmake's `svg`: its texts can't use fonts that
 * are in memory.
 */
function contentOf(pen: Pen, { shapes }: Drawing, scale: number): Content[] {
  const canvas = shapes.flatMap((shape) => vectorOf(shape, scale));
  const texts = shapes.flatMap((shape) => (shape.kind === 'text' ? [textOf(pen, shape, scale)] : []));
  return [{ canvas, relativePosition: { x: AROUND, y: AROUND } }, ...texts];
}

function vectorOf(shape: Shape, scale: number): CanvasElement[] {
  const color = tones[shape.tone];
  switch (shape.kind) {
    case 'rect':
      return [
        {
          type: 'rect',
          x: shape.x * scale,
          y: shape.y * scale,
          w: shape.width * scale,
          h: shape.height * scale,
          lineWidth: 0,
          color,
        },
      ];
    case 'dot': {
      const radius = shape.radius * scale;
      return [
        {
          type: 'ellipse',
          x: shape.x * scale,
          y: shape.y * scale,
          r1: radius,
          r2: radius,
          lineWidth: 0,
          color,
        },
      ];
    }
    case 'line':
      return [
        {
          type: 'polyline',
          points: shape.points.map(([x, y]) => ({ x: x * scale, y: y * scale })),
          lineWidth: shape.width * scale,
          lineColor: color,
        },
      ];
    case 'text':
      return [];
  }
}

function textOf(pen: Pen, shape: Extract<Shape, { kind: 'text' }>, scale: number): Content {
  const size = shape.size * scale;
  const runs = pen.write(shape.text, shape.bold);
  const width = pen.width(runs.map(({ text }) => text).join(''), shape.bold) * size;
  const back = { start: 0, middle: width / 2, end: width }[shape.anchor];
  return {
    text: runs.map((run) => ({ ...(shape.bold && { bold: true }), ...run })),
    fontSize: size,
    color: tones[shape.tone],
    noWrap: true,
    relativePosition: { x: AROUND + shape.x * scale - back, y: AROUND + shape.y * scale - ASCENT * size },
  };
}
