/** The seed of all that is drawn by lot here; printed with each result. KEDANG_SEED=$RANDOM draws anew. */
export const seed = Number(process.env.KEDANG_SEED ?? 20_261_124);

/** Mulberry32: numbers from 0 to below 1, the same for the same seed on every machine. */
export function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `from` to `to`, both among them. */
export const between = (random: () => number, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));
