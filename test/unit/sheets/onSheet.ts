import { arrangementOf } from '../../../electron/sheets/forms/index.ts';
import { a4, innerHeight, innerWidth } from '../../../electron/sheets/paper/papers.ts';
import type { SheetRequest } from '../../../electron/sheets/request.ts';
import { sheetView } from '../../../electron/sheets/view.ts';
import type { PrintPart } from '../../../shared/forms/machinery/printModel.ts';
import { type PrintedPdf, type Word, withoutSpace } from './stockTools.ts';

const { left, top } = a4.margins;
/** Between head and foot line, and left of the copy's name. */
export const grid = { x: left, y: top, width: innerWidth(a4) + 2, height: innerHeight(a4) };

/** Every string that the sheet must show, without space. */
export function stringsOnSheet(request: SheetRequest): string[] {
  const view = sheetView(request, arrangementOf(request.description.key).compare);
  const beside = view.check?.values.map(({ value }) => value) ?? [];
  return [...view.model.sections.flatMap(({ parts }) => stringsOf(parts)), ...beside].map(withoutSpace);
}

function stringsOf(parts: readonly PrintPart[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'cell')
      return part.boxes
        ? part.boxes.map((box) => `□${box.ticked ? '✓' : ''}${box.label}`)
        : [part.value, part.capitals ?? ''];
    if (part.layout === 'block') return part.rows.flatMap((row) => stringsOf(row.parts));
    return part.rows.flatMap((row) => Object.values(row.cells));
  });
}

/** The beginnings of those strings that the text lacks. */
export function lostFrom(text: string, strings: readonly string[]): string[] {
  return strings.filter((value) => !inPieces(text, value)).map((value) => value.slice(0, 20));
}

/** Whether the text has the value, in one piece or, where a page ends within it, in several. */
function inPieces(text: string, value: string): boolean {
  if (text.includes(value)) return true;
  let [shortest, longest] = [0, value.length];
  while (longest - shortest > 1) {
    const middle = (shortest + longest) >> 1;
    if (text.includes(value.slice(0, middle))) shortest = middle;
    else longest = middle;
  }
  return shortest >= 8 && inPieces(text, value.slice(shortest));
}

/** Words that leave the page. */
export function outsideOf(pdf: PrintedPdf): Word[] {
  return pdf
    .words()
    .filter((word) => word.xMin < 0 || word.yMin < 0 || word.xMax > a4.width || word.yMax > a4.height);
}

/** Words that cross the grid's left or right line or the page foot. */
export function crossingLines(pdf: PrintedPdf): Word[] {
  const right = left + innerWidth(a4);
  const footLine = a4.height - a4.margins.bottom;
  return pdf
    .words()
    .filter(
      (word) =>
        (word.xMin < right && (word.xMax > right + 0.5 || word.xMin < left - 0.5)) ||
        (word.yMin < footLine - 1 && word.yMax > footLine + 2),
    );
}
