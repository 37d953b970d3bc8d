/** Excel keeps 15 digits of a number; the rest of an 18-digit code typed as a number is lost for good. */
const EXACT_DIGITS = 15;

/**
 * The text of a number as a workbook stores it: `49.699999999999996` is what Excel shows as 49.7, and 3.20281E+14 is a
 * whole number of 15 digits. A whole number beyond 15 digits stays in E+ writing: its end is wrong.
 */
export function excelNumber(stored: string): string {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  const rounded = Number(value.toPrecision(EXACT_DIGITS));
  if (Number.isInteger(rounded) && Math.abs(rounded) < 10 ** EXACT_DIGITS) return String(rounded);
  if (Number.isInteger(rounded)) return rounded.toExponential().replace('e', 'E');
  return String(rounded);
}

/**
 * What a cell in E+ writing stood for: a whole number as long as all its digits are written (`3.20281000019401E+14`),
 * `lost` when some are not (`9.13202E+17`), undefined for any other text.
 */
export function longNumber(text: string): { digits: string } | 'lost' | undefined {
  const written = /^(\d)(?:\.(\d+))?E\+?(\d{1,3})$/i.exec(text.trim());
  if (!written) return undefined;
  const [, first = '', fraction = '', exponent = ''] = written;
  const missing = Number(exponent) - fraction.length;
  if (missing < 0) return undefined;
  return missing === 0 ? { digits: first + fraction } : 'lost';
}
