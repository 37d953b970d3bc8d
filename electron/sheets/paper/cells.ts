import type { Alignment, Content } from 'pdfmake/interfaces';
import type { PrintCell } from '../../../shared/forms/machinery/printModel.ts';
import type { Pen } from '../fonts/pen.ts';
import { ink } from './ink.ts';
import type { Cell } from './slab.ts';

/** Short labels are spread to the width of four characters, as printed forms do. */
const SPREAD_TO = 4;
/** Longer labels are broken after every fourth character, which is where most of them fall into words. */
const LONGEST_LINE = 5;

export function labelCell(pen: Pen, label: string, span = 1): Cell {
  const characters = [...label].length;
  const spread = characters > 1 && characters < SPREAD_TO && !/[ -~（]/.test(label);
  // A label with figures (31–60 天) breaks where its words do.
  const lined =
    characters > LONGEST_LINE && !/\d/.test(label) ? label.replace(/(.{4})(?=.)/gu, '$1\n') : label;
  return {
    content: {
      text: pen.write(lined),
      alignment: 'center',
      fontSize: ink.label,
      ...(spread && {
        characterSpacing: ((SPREAD_TO - characters) * ink.label) / (characters - 1),
        // Spacing works within a piece that can't break; by itself every Chinese character is one.
        noWrap: true,
      }),
    },
    plain: lined,
    size: ink.label,
    flows: true,
    span,
    shaded: true,
  };
}

/** Head of a column: centred, shaded. */
export function headCell(pen: Pen, label: string, span = 1): Cell {
  return {
    content: { text: pen.write(label), alignment: 'center', fontSize: ink.label },
    plain: label,
    size: ink.label,
    flows: true,
    span,
    shaded: true,
  };
}

export function valueCell(pen: Pen, value: string, align: Alignment, span = 1): Cell {
  return {
    content: { text: pen.write(value), alignment: align },
    plain: value,
    size: ink.body,
    flows: true,
    span,
  };
}

/** A band over the whole width: a section's title. */
export function bandCell(pen: Pen, title: string, span: number): Cell {
  return {
    content: { text: pen.write(title, true), bold: true, characterSpacing: 1, noWrap: true },
    plain: title,
    size: ink.body,
    span,
    shaded: true,
  };
}

/** What the cell of a field says: its boxes to tick, or its value. `roomy`: an empty long text leaves room to write. */
export function fieldCell(pen: Pen, cell: PrintCell, span: number, roomy: boolean): Cell {
  if (cell.struck) return correctedCell(pen, cell, cell.struck, span);
  if (cell.boxes) return boxesCell(pen, cell.boxes, span);
  const value = valueCell(pen, cell.value, 'left', span);
  return roomy && cell.long && cell.value === '' ? { ...value, height: 2.4 * ink.rowHeight } : value;
}

/** What was struck out. */
export function struckCell(pen: Pen, value: string, span = 1): Cell {
  return { content: { text: struck(pen, value) }, plain: value, size: ink.body, span };
}

const struck = (pen: Pen, value: string) =>
  pen.write(value).map((run) => ({
    ...run,
    decoration: 'lineThrough' as const,
    decorationColor: ink.red,
    color: ink.grey,
  }));

/** 划线更正: the values of before, struck out, and what stands now. Of choices only what was and is chosen. */
function correctedCell(pen: Pen, cell: PrintCell, before: readonly string[], span: number): Cell {
  return {
    content: {
      text: [
        ...before.flatMap((value): Content[] => [...struck(pen, value), { text: '\u3000' }]),
        ...pen.write(cell.value),
      ],
    },
    plain: [...before, cell.value].join('\u3000'),
    size: ink.body,
    span,
  };
}

/**
 * The font has neither ☐ nor ☑, so a ticked box is □ with ✓ printed over it: the negative spacing draws both in one place.
 * The no-break space keeps a box and its label on one line.
 */
function boxesCell(pen: Pen, boxes: NonNullable<PrintCell['boxes']>, span: number): Cell {
  const content: Content[] = boxes.flatMap((box, index): Content[] => {
    const gap = index === boxes.length - 1 ? '' : '  ';
    const label = pen.write(`\u00a0${box.label}${gap}`, box.ticked).map((run) => ({ ...run, noWrap: true }));
    return box.ticked
      ? [
          { text: '□✓', characterSpacing: -0.84 * ink.body, bold: true, noWrap: true },
          ...label.map((run) => ({ bold: true, ...run })),
        ]
      : [{ text: '□', noWrap: true }, ...label];
  });
  return {
    content: { text: content },
    plain: boxes.map((box) => `□ ${box.label}  `).join(''),
    size: ink.body,
    span,
  };
}
