import { createRequire } from 'node:module';
import type * as Fontkit from 'fontkit';

/**
 * The instance that pdfkit draws with. Node gives an `import` of it another copy, with another list of formats.
 */
const fontkit = createRequire(import.meta.url)('fontkit') as typeof Fontkit;

export const openFont = fontkit.create;

const MAGIC = 'opened font ';
const opened: (() => Fontkit.Font)[] = [];

/**
 * A stand-in for a font file that is open already: pdfkit opens its fonts anew for each document, and decoding the tables
 * of 30,000 characters takes longer than drawing a page with them. What it gets is a font with nothing but the decoded
 * tables in common, so that no document shows what was printed before it.
 */
export function handleOf(bytes: Uint8Array, face?: string): Uint8Array {
  const tables = fresh(bytes, face)._tables;
  opened.push(() => Object.assign(fresh(bytes, face), { _tables: tables }));
  return Buffer.from(`${MAGIC}${opened.length - 1}`.padEnd(64));
}

function fresh(bytes: Uint8Array, face?: string): Fontkit.Font {
  const font = openFont(bytes, face);
  if ('fonts' in font) throw new Error('a collection, and no face of it was named');
  return font;
}

function OpenedFont({ buffer }: { buffer: Uint8Array }): Fontkit.Font {
  const open = opened[Number(Buffer.from(buffer).toString('latin1').slice(MAGIC.length))];
  if (!open) throw new Error('the handle of a font that was never opened');
  return open();
}
OpenedFont.probe = (buffer: Uint8Array) =>
  Buffer.from(buffer.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;

fontkit.registerFormat(OpenedFont);
