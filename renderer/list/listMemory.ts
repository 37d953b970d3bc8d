import type { ListState } from './listState.ts';

export interface Remembered {
  state: ListState;
  /** Pixels from the top. */
  scroll: number;
  /** Document of the row that the keyboard stands on. */
  active?: string;
}

/** Where each list was left: coming back from a document must not lose one's place. Gone with the window. */
const remembered = new Map<string, Remembered>();

export const recall = (person: string, form: string): Remembered | undefined =>
  remembered.get(`${person} ${form}`);

export function remember(person: string, form: string, place: Remembered): void {
  remembered.set(`${person} ${form}`, place);
}
