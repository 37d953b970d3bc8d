import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Section } from '../../../shared/forms/machinery/form.ts';
import type { BusinessDate } from '../../../shared/rules/calendar/businessDate.ts';
import type { Path } from '../values/screenValues.ts';
import type { LiveDocument, ScreenProblem } from './liveDocument.ts';

export interface Editor {
  live: LiveDocument;
  /** Shown as text: the document is submitted, void, or not for this user to change. */
  readOnly: boolean;
  /** Whether this user may fill in the section, once the document is not read only. */
  mayFill(section: Section): boolean;
  /** The customer of this card, so that he is not his own duplicate. */
  documentId: string | undefined;
  today: BusinessDate;
  /** Brings a place of the screen into view, opening the row it is in, and puts the cursor there. */
  jumpTo(path: Path): void;
  /** A table of folded rows opens the one that a place is in. Returns how to stop that. */
  onReveal(listener: (path: Path) => void): () => void;
}

const EditorContext = createContext<Editor | undefined>(undefined);

export const EditorProvider = EditorContext;

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('A field outside of an editor');
  return editor;
}

/** A part of what is on the screen; `select` must give the same value as long as it means the same. */
export function useLive<T>(select: (live: LiveDocument) => T): T {
  const { live } = useEditor();
  return useSyncExternalStore(live.subscribe, () => select(live));
}

/** What is wrong at this place: the gravest problem, as text, so that an unchanged one does not draw the field again. */
export function useProblemAt(name: string): Pick<ScreenProblem, 'message' | 'severity'> | undefined {
  const found = useLive((live) => {
    const problem =
      live.problems.find((one) => one.name === name && one.severity === 'error') ??
      live.problems.find((one) => one.name === name);
    return problem && `${problem.severity} ${problem.message}`;
  });
  if (found === undefined) return undefined;
  const [severity, ...message] = found.split(' ');
  return { severity: severity === 'error' ? 'error' : 'warning', message: message.join(' ') };
}

/** How many errors and warnings stand inside this row. */
export function useProblemsInside(name: string): { errors: number; warnings: number } {
  const counted = useLive((live) => {
    const inside = live.problems.filter((problem) => problem.name.startsWith(`${name}.`));
    const errors = inside.filter((problem) => problem.severity === 'error').length;
    return `${errors} ${inside.length - errors}`;
  });
  const [errors = 0, warnings = 0] = counted.split(' ').map(Number);
  return { errors, warnings };
}
