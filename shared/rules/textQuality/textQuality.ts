/** A text that the same person handed in before. */
export interface EarlierText {
  /** Where it stands, as people say it: 「2026-11-12 第 1 行」. */
  place: string;
  text: string;
}

export type TextFlaw =
  /** Fewer characters than are needed to say anything. */
  | { kind: 'short' }
  /** The same as, or nearly the same as, an earlier one. */
  | { kind: 'copied'; place: string; exactly: boolean };

/** Characters (blanks and punctuation not counted) below which a text about a visit or a day says nothing. */
export const LEAST_CHARACTERS = 6;

/**
 * Share of common pairs of characters from which two texts are nearly the same. A sentence of forty characters in which one
 * word or the figures were changed stays above it; two sentences of which a third differs are below.
 */
export const NEARLY_THE_SAME = 0.85;

/** What is wrong with a text; undefined when it is fine. An exact copy is told before a near one. */
export function flawOf(text: string, earlier: readonly EarlierText[]): TextFlaw | undefined {
  const own = printOf(text);
  if (own.plain.length < LEAST_CHARACTERS) return { kind: 'short' };
  const same = earlier.find((other) => printOf(other.text).plain === own.plain);
  if (same) return { kind: 'copied', place: same.place, exactly: true };
  const near = earlier.find((other) => likeness(own, printOf(other.text)) >= NEARLY_THE_SAME);
  return near && { kind: 'copied', place: near.place, exactly: false };
}

/** How alike two texts are after normalising, from 0 to 1: twice the common pairs of characters, of all pairs (Dice). */
export function likenessOf(a: string, b: string): number {
  return likeness(printOf(a), printOf(b));
}

/** Width, case, blanks and punctuation do not make a text another one. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');
}

interface Print {
  plain: string;
  pairs: ReadonlyMap<string, number>;
  count: number;
}

/** Every key typed compares the texts on the screen with hundreds of earlier ones, which stay the same. */
const prints = new Map<string, Print>();
const MOST_PRINTS = 5_000;

function printOf(text: string): Print {
  let print = prints.get(text);
  if (!print) {
    const plain = normaliseText(text);
    const pairs = new Map<string, number>();
    for (let place = 0; place + 1 < plain.length; place++) {
      const pair = plain.slice(place, place + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    print = { plain, pairs, count: Math.max(0, plain.length - 1) };
    if (prints.size >= MOST_PRINTS) prints.clear();
    prints.set(text, print);
  }
  return print;
}

function likeness(a: Print, b: Print): number {
  if (a.plain === b.plain) return 1;
  const all = a.count + b.count;
  // Even if every pair of the shorter one were in the longer one.
  if (all === 0 || (2 * Math.min(a.count, b.count)) / all < NEARLY_THE_SAME) return 0;
  let common = 0;
  for (const [pair, count] of a.pairs) common += Math.min(count, b.pairs.get(pair) ?? 0);
  return (2 * common) / all;
}
