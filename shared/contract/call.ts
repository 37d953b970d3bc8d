import type { z } from 'zod';
import type { Right } from '../rights/rights.ts';

/** Who may call: `anyone` before signing in, `signedIn`, or the holder of a right. Rights that depend on the form or its author are checked by the use-case too. */
export type Caller = 'anyone' | 'signedIn' | Right;

export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  input: I;
  output: O;
  /** A call that writes is followed by a refresh of the page's queries. */
  effect: 'reads' | 'writes';
  who: Caller;
}

export const reads = <I extends z.ZodType, O extends z.ZodType>(
  who: Caller,
  input: I,
  output: O,
): Call<I, O> => ({
  input,
  output,
  effect: 'reads',
  who,
});

export const writes = <I extends z.ZodType, O extends z.ZodType>(
  who: Caller,
  input: I,
  output: O,
): Call<I, O> => ({
  input,
  output,
  effect: 'writes',
  who,
});
