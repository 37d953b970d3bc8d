/** Sizes and tones of every sheet, in points. */
export const ink = {
  family: 'sheet',
  black: '#000000',
  /** Light enough to vanish on a poor copier and still part label from value. */
  shade: '#ededed',
  grey: '#555555',
  red: '#c00000',
  body: 9,
  label: 8.5,
  small: 7.5,
  outerLine: 1.2,
  innerLine: 0.5,
  blockLine: 0.9,
  paddingX: 3,
  paddingY: 1.5,
  /** Least height of a row's content: 6 mm with padding, enough to write in by hand. */
  rowHeight: 14,
} as const;
