import { execFileSync, spawnSync } from 'node:child_process';

/**
 * The text of a PDF as poppler reads it, without blanks; undefined where there is no `pdftotext`. `raw` in the order in which
 * it was written: cell by cell, not line by line over all columns.
 */
export function pdfText(file: string, order?: 'raw'): string | undefined {
  if (spawnSync('pdftotext', ['-v']).error) return undefined;
  return execFileSync('pdftotext', [...(order ? ['-raw'] : []), file, '-'], { encoding: 'utf8' }).replace(
    /\s/g,
    '',
  );
}
