import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const needed = ['pdftotext', 'pdfinfo', 'pdftoppm', 'pdffonts', 'qpdf', 'zbarimg'];
const absent = needed.filter((tool) => spawnSync(tool, ['--version']).error !== undefined);

/** Set where poppler, qpdf or zbar is missing: hand it to `test.skipIf`. */
export const stockToolsAbsent = absent.length > 0;
if (stockToolsAbsent) console.warn(`Skipped: not installed here: ${absent.join(', ')}`);

export interface Word {
  page: number;
  text: string;
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
}

/** A PDF as other people's programs read it. */
export class PrintedPdf {
  private readonly folder = mkdtempSync(join(tmpdir(), 'kedang-sheet-'));
  private readonly file = join(this.folder, 'sheet.pdf');

  constructor(pdf: Uint8Array) {
    writeFileSync(this.file, pdf);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }

  /** In the order of printing, all space taken out; with `area` only what lies in it (points, every page). */
  text(area?: { x: number; y: number; width: number; height: number }): string {
    const crop = area
      ? ['-x', area.x, '-y', area.y, '-W', area.width, '-H', area.height].map((part) =>
          typeof part === 'number' ? String(Math.round(part)) : part,
        )
      : [];
    return withoutSpace(this.run('pdftotext', '-raw', '-r', '72', ...crop, this.file, '-'));
  }

  words(): Word[] {
    let page = 0;
    return this.run('pdftotext', '-bbox', this.file, '-')
      .split('\n')
      .flatMap((line): Word[] => {
        if (line.includes('<page ')) page += 1;
        const found = /<word xMin="(.+)" yMin="(.+)" xMax="(.+)" yMax="(.+)">(.*)<\/word>/.exec(line);
        if (!found) return [];
        const [xMin, yMin, xMax, yMax] = found.slice(1, 5).map(Number) as [number, number, number, number];
        return [{ page, text: found[5] as string, xMin, yMin, xMax, yMax }];
      });
  }

  info(): Record<string, string> {
    const lines = this.run('pdfinfo', '-isodates', this.file).split('\n');
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    );
  }

  fonts(): string {
    return this.run('pdffonts', this.file);
  }

  /** Throws when qpdf finds a fault in the file's structure. */
  checkStructure(): void {
    this.run('qpdf', '--check', this.file);
  }

  /** What a scanner at `dpi` reads from the pages' codes. */
  scannedCodes(dpi: number): string[] {
    this.run('pdftoppm', '-r', String(dpi), '-png', this.file, join(this.folder, 'page'));
    const images = readdirSync(this.folder).filter((name) => name.endsWith('.png'));
    return images.flatMap((image) => {
      const scan = spawnSync('zbarimg', ['--raw', '--quiet', join(this.folder, image)], { encoding: 'utf8' });
      return scan.stdout.split('\n').filter((line) => line !== '');
    });
  }

  private run(tool: string, ...args: string[]): string {
    return execFileSync(tool, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    });
  }
}

export function withoutSpace(text: string): string {
  return text.replace(/[\s\u00a0\u3000]/g, '');
}
