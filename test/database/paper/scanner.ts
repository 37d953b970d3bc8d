import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { grayPng } from '../../../electron/paper/reading/grayPng.ts';
import { readScanFile, type ScanFile } from '../../../electron/paper/reading/scanFiles.ts';

/** An 8-bit gray picture. */
export interface Picture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** The pages of a PDF as a scanner of this resolution sees them. */
export function scanned(pdf: Uint8Array, dpi: number): Picture[] {
  const folder = mkdtempSync(join(tmpdir(), 'kedang-scan-'));
  writeFileSync(join(folder, 'sheet.pdf'), pdf);
  execFileSync('pdftoppm', ['-r', String(dpi), '-gray', join(folder, 'sheet.pdf'), join(folder, 'page')]);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pgm'))
    .sort()
    .map((name) => fromPgm(readFileSync(join(folder, name))));
}

function fromPgm(file: Buffer): Picture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 40).toString('latin1'));
  if (!head) throw new Error('not a PGM of one byte a pixel');
  return {
    width: Number(head[1]),
    height: Number(head[2]),
    pixels: new Uint8Array(file.subarray(head[0].length)),
  };
}

/** Laid on the glass askew: turned by `degrees` and `scale` times as large, white around it. */
export function askew({ width, height, pixels }: Picture, degrees: number, scale: number): Picture {
  const cos = Math.cos((degrees * Math.PI) / 180) / scale;
  const sin = Math.sin((degrees * Math.PI) / 180) / scale;
  const side = Math.ceil(Math.hypot(width, height) * scale);
  const turned = new Uint8Array(side * side).fill(255);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const fromX = Math.round((x - side / 2) * cos + (y - side / 2) * sin + width / 2);
      const fromY = Math.round((y - side / 2) * cos - (x - side / 2) * sin + height / 2);
      if (fromX >= 0 && fromY >= 0 && fromX < width && fromY < height)
        turned[y * side + x] = pixels[fromY * width + fromX] as number;
    }
  return { width: side, height: side, pixels: turned };
}

/** Grey paper, pale toner and specks; the same each time. */
export function soiled({ width, height, pixels }: Picture, strength: number): Picture {
  let state = 20_261_116;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const dirty = pixels.map((gray) => 40 + gray * 0.7 + (next() - 0.5) * strength);
  for (let speck = 0; speck < (width * height) / 4000; speck++) dirty[Math.floor(next() * dirty.length)] = 0;
  return { width, height, pixels: dirty };
}

/** A sheet of paper without any code. */
export const blankPaper = (): Picture => ({
  width: 400,
  height: 560,
  pixels: new Uint8Array(224_000).fill(250),
});

/** The pictures as a file of a scanner that makes one PDF of all. */
export async function scannedPdf(name: string, pictures: readonly Picture[]): Promise<ScanFile> {
  const pdf = await PDFDocument.create();
  for (const picture of pictures) {
    const image = await pdf.embedPng(grayPng(picture.pixels, picture.width, picture.height));
    pdf.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  }
  return fileOf(name, await pdf.save());
}

export const scannedPng = ({ pixels, width, height }: Picture, name: string): Promise<ScanFile> =>
  fileOf(name, grayPng(pixels, width, height));

/** Written and read as the program does. */
export function fileOf(name: string, content: Uint8Array): Promise<ScanFile> {
  const path = join(mkdtempSync(join(tmpdir(), 'kedang-scan-')), name);
  writeFileSync(path, content);
  return readScanFile(path);
}
