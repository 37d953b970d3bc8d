/** How dark a shape is; the first two series differ in grey too, since sheets are copied and printed black. */
export type Tone = 'first' | 'second' | 'ink' | 'soft' | 'grid';

export const tones: Readonly<Record<Tone, string>> = {
  first: '#1f4e86',
  second: '#b4c6da',
  ink: '#1f2630',
  soft: '#5c6670',
  grid: '#dfe4e9',
};

export type Shape =
  | { kind: 'rect'; x: number; y: number; width: number; height: number; tone: Tone }
  | { kind: 'line'; points: readonly (readonly [x: number, y: number])[]; tone: Tone; width: number }
  | { kind: 'dot'; x: number; y: number; radius: number; tone: Tone }
  /** `y` is the base line. */
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      size: number;
      anchor: 'start' | 'middle' | 'end';
      tone: Tone;
      bold?: true;
    };

export interface Drawing {
  width: number;
  height: number;
  /** What it shows, in a sentence, for who can't see it. */
  about: string;
  shapes: readonly Shape[];
}

/** Chinese characters are as wide as high, others a bit more than half; cut where it would be longer, with an ellipsis. */
export function shortened(text: string, size: number, width: number): string {
  const widthOf = (part: string) =>
    [...part].reduce((sum, character) => sum + (character > '\u2e7f' ? size : size * 0.56), 0);
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && widthOf(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('')}…`;
}
