import type { ChoiceField, ChoicesField } from '../../../shared/forms/machinery/fields.ts';

/** Widths in px of the narrowest window (1366), in which a form must still stand without scrolling sideways. */
const ENTRY_OF_ONE_COLUMN = 148;
const COLUMN = 244;
const CHARACTER = 13;
const BESIDE_LABEL = { choice: 15, choices: 32 };

/** `open`: every option is seen and picked at once; `list`: they don't fit beside each other and drop down. */
export function choiceLook(field: ChoiceField | ChoicesField, span: number): 'open' | 'list' {
  const room = ENTRY_OF_ONE_COLUMN + (span - 1) * COLUMN;
  const needed = Object.values(field.options).reduce(
    (width, label) => width + widthOf(label) + BESIDE_LABEL[field.kind],
    0,
  );
  return needed <= room ? 'open' : 'list';
}

/** Latin letters and digits are a bit more than half as wide as a Chinese character. */
function widthOf(label: string): number {
  return [...label].reduce(
    (width, character) => width + (character > '\u2e7f' ? CHARACTER : CHARACTER * 0.62),
    0,
  );
}
