import type { FontBook } from './fontBook.ts';
import { breakLines, type Drawn } from './lines.ts';

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
  /** Lines by weight, width and text: heights are foretold several times before a text is placed. */
  private readonly broken = new Map<string, readonly Run[][]>();

  constructor(fonts: FontBook) {
    this.fonts = fonts;
  }

  write(text: string, bold = false): Run[] {
    return runsOf(this.draw(text, bold));
  }

  /**
   * The text in lines of at most `width` em; no line breaks inside them are left to the layout engine, which would take
   * every Chinese character for a word of its own: ten times the work and twice the bytes.
   */
  writeLines(text: string, width: number, bold = false): readonly Run[][] {
    const key = `${bold ? 'b' : 'r'}${width}\n${text}`;
    const known = this.broken.get(key);
    if (known) return known;
    const lines: Run[][] = [];
    let paragraph: Drawn[] = [];
    const close = () => {
      lines.push(...breakLines(paragraph, width).map(runsOf));
      paragraph = [];
    };
    for (const character of this.draw(text, bold)) {
      if (character.text === '\n') close();
      else paragraph.push(character);
    }
    close();
    this.broken.set(key, lines);
    return lines;
  }

  private draw(text: string, bold: boolean): Drawn[] {
    const drawn: Drawn[] = [];
    for (const character of printable(text)) {
      const codePoint = character.codePointAt(0) as number;
      if (character === '\n') drawn.push({ text: character, width: 0 });
      else if (this.fonts.has(codePoint, bold))
        drawn.push({ text: character, width: this.fonts.widthOf(character, bold) });
      else drawn.push(...this.drawWithout(character, codePoint, bold));
    }
    return drawn;
  }

  /** A character that the sheet's font lacks. */
  private drawWithout(character: string, codePoint: number, bold: boolean): Drawn[] {
    const lender = isControl(codePoint) ? undefined : this.fonts.lenderOf(codePoint);
    if (lender !== undefined) {
      this.lent.add(character);
      return [{ text: character, font: lender, width: 1 }];
    }
    this.missing.add(character);
    return [...codeOf(codePoint)].map((text) => ({ text, width: this.fonts.widthOf(text, bold) }));
  }

  /** Width in em of a text that does not break. */
  width(text: string, bold = false): number {
    let width = 0;
    for (const character of text) width += this.fonts.widthOf(character, bold);
    return width;
  }

  /** How many lines the text takes at this width (in em). */
  lines(text: string, width: number): number {
    return text === '' ? 0 : this.writeLines(text, width).length;
  }
}

function runsOf(drawn: readonly Drawn[]): Run[] {
  const runs: Run[] = [];
  for (const { text, font } of drawn) {
    const last = runs.at(-1);
    if (last && last.font === font) last.text += text;
    else runs.push(font === undefined ? { text } : { text, font, bold: false });
  }
  return runs.length > 0 ? runs : [{ text: '' }];
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
