import type { FontBook } from './fontBook.ts';

/** A stretch of text in one font, as pdfmake takes it. */
export interface Run {
  text: string;
  /** Absent: the sheet's own font. */
  font?: string;
  bold?: false;
}

/** Noto Sans SC's ascent and descent, in em. */
export const LINE_HEIGHT = 1.448;

/** Writes strings so that no character is lost, and remembers what could not be drawn. One per sheet. */
export class Pen {
  readonly missing = new Set<string>();
  readonly lent = new Set<string>();
  private readonly fonts: FontBook;

  constructor(fonts: FontBook) {
    this.fonts = fonts;
  }

  write(text: string, bold = false): Run[] {
    const runs: Run[] = [];
    const add = (piece: string, font?: string) => {
      const last = runs.at(-1);
      if (last && last.font === font) last.text += piece;
      else runs.push(font === undefined ? { text: piece } : { text: piece, font, bold: false });
    };
    for (const character of printable(text)) {
      const codePoint = character.codePointAt(0) as number;
      if (character === '\n' || this.fonts.has(codePoint, bold)) {
        add(character);
        continue;
      }
      const lender = isControl(codePoint) ? undefined : this.fonts.lenderOf(codePoint);
      if (lender === undefined) {
        this.missing.add(character);
        add(codeOf(codePoint));
      } else {
        this.lent.add(character);
        add(character, lender);
      }
    }
    return runs.length > 0 ? runs : [{ text: '' }];
  }

  /** Width in em of a text that does not break. */
  width(text: string, bold = false): number {
    let width = 0;
    for (const character of text) width += this.fonts.widthOf(character, bold);
    return width;
  }

  /** How many lines the text takes at this width (in em); never too few by more than a word's raggedness. */
  lines(text: string, width: number): number {
    return text === ''
      ? 0
      : text.split('\n').reduce((sum, part) => sum + this.linesOfParagraph(part, width), 0);
  }

  private linesOfParagraph(text: string, width: number): number {
    let lines = 1;
    let used = 0;
    for (const word of text.match(/[!-~]+|[^!-~]/gu) ?? []) {
      const wordWidth = this.width(word);
      if (used + wordWidth <= width) {
        used += wordWidth;
        continue;
      }
      lines += used === 0 ? 0 : 1;
      lines += Math.max(0, Math.ceil(wordWidth / width) - 1);
      used = Math.min(wordWidth, wordWidth % width || width);
    }
    return lines;
  }
}

/** How a character that no font has is printed. */
export function codeOf(codePoint: number): string {
  return `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`;
}

/** Line ends as '\n'; invisible joiners, direction marks and emoji selectors left out: they draw nothing by themselves. */
function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', '  ')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, (character) =>
      isIdeographVariant(character) ? character : '',
    );
}

/** An ideographic variation selector says which form of a name's character is meant: it is not dropped. */
function isIdeographVariant(character: string): boolean {
  const codePoint = character.codePointAt(0) as number;
  return codePoint >= 0xe0100 && codePoint <= 0xe01ef;
}

function isControl(codePoint: number): boolean {
  return codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);
}
