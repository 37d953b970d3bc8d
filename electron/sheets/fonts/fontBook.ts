import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Font } from 'fontkit';
import { handleOf, openFont } from './openedFonts.ts';

interface Face {
  font: Font;
  has: ReadonlySet<number>;
}

/** Which font draws which character, and how wide. Reads each font file once. */
export class FontBook {
  /** What pdfmake's file store holds for each family: 'regular', 'bold', and those that lend. */
  readonly handles = new Map<string, Uint8Array>();
  /** Families of fallback fonts, as a sheet definition names them. */
  readonly lent = new Set<string>();
  private readonly faces: { regular: Face; bold: Face };
  private readonly unread: string[];
  private readonly lenders: { family: string; face: Face }[] = [];
  private readonly widths = { regular: new Map<string, number>(), bold: new Map<string, number>() };

  /** `fallbacks` are font files that may lend characters; each is read when the first missing character asks for it. */
  constructor(files: { regular: string; bold: string }, fallbacks: readonly string[]) {
    this.faces = { regular: this.read('regular', files.regular), bold: this.read('bold', files.bold) };
    this.unread = [...fallbacks];
  }

  has(codePoint: number, bold: boolean): boolean {
    return this.faces[bold ? 'bold' : 'regular'].has.has(codePoint);
  }

  /** The family of a fallback font that has the character. */
  lenderOf(codePoint: number): string | undefined {
    const known = this.lenders.find(({ face }) => face.has.has(codePoint));
    if (known) return known.family;
    while (this.unread.length > 0) {
      const lender = this.readLender(this.unread.shift() as string);
      if (lender?.face.has.has(codePoint)) return lender.family;
    }
    return undefined;
  }

  /** Advance width in em; characters of other fonts count as a full em. */
  widthOf(character: string, bold: boolean): number {
    const weight = bold ? 'bold' : 'regular';
    const known = this.widths[weight].get(character);
    if (known !== undefined) return known;
    const { font, has } = this.faces[weight];
    const codePoint = character.codePointAt(0) as number;
    const width = has.has(codePoint) ? font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm : 1;
    this.widths[weight].set(character, width);
    return width;
  }

  private read(name: string, file: string): Face {
    const bytes = readFileSync(file);
    this.handles.set(name, handleOf(bytes));
    const font = openFont(bytes);
    if ('fonts' in font) throw new Error(`${basename(file)} is a collection`);
    return { font, has: new Set(font.characterSet) };
  }

  /** A font that can't be read, has no outlines or forbids embedding lends nothing. */
  private readLender(file: string): { family: string; face: Face } | undefined {
    let bytes: Uint8Array;
    let font: Font;
    let faceName: string | undefined;
    try {
      bytes = readFileSync(file);
      const read = openFont(bytes);
      if ('fonts' in read) {
        font = read.fonts.find((face) => /sc/i.test(face.postscriptName)) ?? (read.fonts[0] as Font);
        faceName = font.postscriptName;
      } else font = read;
      const tables = font.directory.tables;
      if (!('glyf' in tables || 'CFF ' in tables) || font['OS/2']?.fsType?.noEmbedding) return undefined;
    } catch {
      // A damaged font of this computer must not stop a sheet: its characters are then printed as codes.
      return undefined;
    }
    const family = `lent${this.lenders.length}`;
    this.handles.set(family, handleOf(bytes, faceName));
    this.lent.add(family);
    const lender = { family, face: { font, has: new Set(font.characterSet) } };
    this.lenders.push(lender);
    return lender;
  }
}
