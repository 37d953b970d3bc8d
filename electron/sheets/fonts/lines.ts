/** A character as it will be drawn, with its advance width in em. */
export interface Drawn {
  text: string;
  /** Absent: the sheet's own font. */
  font?: string;
  width: number;
}

/** What does not begin a line (GB/T 15834: marks that close) and what does not end one (marks that open). */
const NEVER_FIRST = /^[、，。．：；！？）》」』】〕〉”’…—·～％%℃)\],.:;!?]$/u;
const NEVER_LAST = /^[（《「『【〔〈“‘￥¥$([]$/u;
const OF_A_WORD = /^[!-~]$/;

/**
 * Breaks one paragraph into lines of at most `width` em: between any two Chinese characters, but not within a word or a
 * figure, before a closing mark or after an opening one. What is longer than a line is broken anywhere.
 * Spaces at a line's end may stand beyond it.
 */
export function breakLines(paragraph: readonly Drawn[], width: number): Drawn[][] {
  const lines: Drawn[][] = [];
  let line: Drawn[] = [];
  let used = 0;
  const close = () => {
    lines.push(line);
    line = [];
    used = 0;
  };
  for (const unit of unitsOf(paragraph)) {
    const visible = widthOf(withoutSpacesAtEnd(unit));
    if (line.length > 0 && used + visible > width) close();
    if (visible <= width) {
      line.push(...unit);
      used += widthOf(unit);
      continue;
    }
    for (const character of unit) {
      if (line.length > 0 && used + character.width > width) close();
      line.push(character);
      used += character.width;
    }
  }
  close();
  return lines;
}

/** What stays together. */
function unitsOf(paragraph: readonly Drawn[]): Drawn[][] {
  const units: Drawn[][] = [];
  for (const character of paragraph) {
    const unit = units.at(-1);
    const before = unit?.at(-1)?.text;
    const together =
      before !== undefined &&
      (character.text === ' ' ||
        NEVER_FIRST.test(character.text) ||
        NEVER_LAST.test(before) ||
        (OF_A_WORD.test(before) && OF_A_WORD.test(character.text)));
    if (unit && together) unit.push(character);
    else units.push([character]);
  }
  return units;
}

const widthOf = (characters: readonly Drawn[]) => characters.reduce((sum, { width }) => sum + width, 0);

function withoutSpacesAtEnd(unit: readonly Drawn[]): readonly Drawn[] {
  let end = unit.length;
  while (end > 0 && unit[end - 1]?.text === ' ') end -= 1;
  return unit.slice(0, end);
}
