import { standardRules } from '../branchRules/branchRules.ts';

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

export interface TextLimits {
  /** Characters (blanks and punctuation not counted) below which a text about a visit or a day says nothing. */
  leastCharacters: number;
  /**
   * Percent of common pairs of characters from which two texts are nearly the same. At the standard 85 a sentence of forty
   * characters in which one word or the figures were changed stays above it; two sentences of which a third differs are below.
   */
  alike: number;
}

/** What is wrong with a text; undefined when it is fine. Lists are looked through in their order; an exact copy is told before a near one. */
export function flawOf(
  text: string,
  earlier: readonly (readonly EarlierText[])[],
  { leastCharacters, alike }: TextLimits = standardRules,
): TextFlaw | undefined {
  const own = printOf(text);
  if (own.plain.length < leastCharacters) return { kind: 'short' };
  const found = earlier.map((list) => matchOf(list, own, alike));
  const same = found.find(({ exact }) => exact !== undefined)?.exact;
  if (same !== undefined) return { kind: 'copied', place: same, exactly: true };
  const near = found.find((match) => match.near !== undefined)?.near;
  return near === undefined ? undefined : { kind: 'copied', place: near, exactly: false };
}

/** Places of the first text of a list that is the same, and of the first that is nearly the same. */
interface Match {
  exact: string | undefined;
  near: string | undefined;
}

/**
 * A report is looked through at each key typed and twice at each save; what was handed in before stays as it is. By the
 * list's texts, the limit and the text looked for.
 */
const matches = new WeakMap<readonly Print[], Map<number, Map<Print, Match>>>();

function matchOf(list: readonly EarlierText[], own: Print, alike: number): Match {
  const made = printsOf(list);
  const ofList = matches.get(made) ?? new Map<number, Map<Print, Match>>();
  const ofLimit = ofList.get(alike) ?? new Map<Print, Match>();
  let match = ofLimit.get(own);
  if (!match) {
    const placeOf = (fits: (print: Print) => boolean) => list[made.findIndex(fits)]?.place;
    const exact = placeOf((other) => other.plain === own.plain);
    const near = placeOf((other) => likeness(own, other, alike / 100) >= alike / 100);
    match = { exact, near };
    matches.set(made, ofList.set(alike, ofLimit.set(own, match)));
  }
  return match;
}

/**
 * How alike two texts are after normalising, from 0 to 1: twice the common pairs of characters, of all pairs (Dice).
 * 0 also where it is certainly below `least`.
 */
export function likenessOf(a: string, b: string, least = standardRules.alike / 100): number {
  return likeness(printOf(a), printOf(b), least);
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
  /** Pairs of neighbouring UTF-16 units as one number each, ascending, repeated ones repeatedly. */
  pairs: Int32Array;
  /** One bit for each pair, folded to 64: what is set in one text only is a pair that the other lacks. */
  low: number;
  high: number;
}

/** Every key typed compares the texts on the screen with hundreds of earlier ones, which stay the same. */
const prints = new Map<string, Print>();
const MOST_PRINTS = 5_000;
const printsOfLists = new WeakMap<readonly EarlierText[], readonly Print[]>();

function printsOf(list: readonly EarlierText[]): readonly Print[] {
  let made = printsOfLists.get(list);
  if (made?.length !== list.length) {
    made = list.map(({ text }) => printOf(text));
    printsOfLists.set(list, made);
  }
  return made;
}

function printOf(text: string): Print {
  let print = prints.get(text);
  if (!print) {
    const plain = normaliseText(text);
    const pairs = new Int32Array(Math.max(0, plain.length - 1));
    let low = 0;
    let high = 0;
    for (let place = 0; place < pairs.length; place++) {
      const pair = (plain.charCodeAt(place) << 16) | plain.charCodeAt(place + 1);
      pairs[place] = pair;
      // The upper bits of a multiplication by the golden ratio depend on all bits of the pair.
      const bit = Math.imul(pair, 0x9e3779b1) >>> 26;
      if (bit < 32) low |= 1 << bit;
      else high |= 1 << (bit - 32);
    }
    print = { plain, pairs: pairs.sort(), low, high };
    if (prints.size >= MOST_PRINTS) prints.clear();
    prints.set(text, print);
  }
  return print;
}

/** More than floating point can be wrong, less than one pair. */
const ROUNDING = 1e-6;

/** 0 also where it is certainly below `alike`: two texts of a person mostly have little in common. */
function likeness(a: Print, b: Print, alike: number): number {
  if (a.plain === b.plain) return 1;
  const [own, other] = [a.pairs.length, b.pairs.length];
  // At most so many pairs of the one may be missing in the other.
  const least = ((own + other) * alike) / 2 - ROUNDING;
  if (own + other === 0 || Math.min(own, other) < least) return 0;
  if (own - bitsOf(a.low & ~b.low) - bitsOf(a.high & ~b.high) < least) return 0;
  if (other - bitsOf(b.low & ~a.low) - bitsOf(b.high & ~a.high) < least) return 0;
  return (2 * commonOf(a.pairs, b.pairs)) / (own + other);
}

/** How many numbers two ascending lists share, each as often as it stands in both. */
function commonOf(a: Int32Array, b: Int32Array): number {
  let common = 0;
  for (let one = 0, two = 0; one < a.length && two < b.length; ) {
    const [first, second] = [a[one] as number, b[two] as number];
    if (first === second) common++;
    if (first <= second) one++;
    if (second <= first) two++;
  }
  return common;
}

/** How many of the 32 bits are set. */
function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
