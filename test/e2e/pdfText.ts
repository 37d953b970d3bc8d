import { execFileSync, spawnSync } from 'node:child_process';

/** The text of a PDF as poppler reads it, without blanks; undefined where there is no `pdftotext`. */
export function pdfText(file: string): string | undefined {
  if (spawnSync('pdftotext', ['-v']).error) return undefined;
  return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
}
