/** What one import takes. An order of magnitude beyond the largest branch; below what would exhaust an office PC. */
export const limits = {
  /** Bytes of the file. */
  fileBytes: 64 * 1024 * 1024,
  /** Bytes of a workbook once unpacked: a bomb is refused before it is unpacked. */
  unpackedBytes: 384 * 1024 * 1024,
  /** Parts inside a workbook. */
  workbookParts: 2000,
  rows: 200_000,
  columns: 300,
  /** Characters of one CSV record; Excel's cells end at 32,767. A longer one comes from an unpaired quote. */
  recordCharacters: 200_000,
  /** Lines with unpaired quotes after which the file as a whole is not to be trusted. */
  brokenLines: 1000,
} as const;

export function readableSize(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`;
}
