import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type UseFormReturn, useForm } from 'react-hook-form';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { call } from '../../contract/call.ts';
import { useKeepBeforeLeaving } from '../../shell/leaving.ts';
import type { Path } from '../values/screenValues.ts';
import { type CopyCalls, CopyKeeper, type SavedState } from './copyKeeper.ts';
import { enter, entryNamed } from './entryOrder.ts';
import { askFacts } from './facts.ts';
import { LiveDocument, nameOf } from './liveDocument.ts';
import type { Opened } from './openedDocument.ts';

/** Long enough that a word is typed before it is found fault with. */
const CHECK_PAUSE_MS = 400;

const copyCalls: CopyCalls = {
  keep: (copy) => call('documents.keepCopy', copy),
  drop: (copy) => call('documents.dropCopy', copy),
};

export interface Editing {
  form: UseFormReturn<Body>;
  live: LiveDocument;
  keeper: CopyKeeper;
  /** Takes what stands in the inputs now, a half-typed one included. */
  settle(): void;
  /** Puts another body on the screen. */
  show(body: Body): void;
}

/**
 * The inputs, what they mean, and the copy of it that main keeps. While it is only read nothing is kept, though what
 * other papers say may have changed computed values since it was saved.
 */
export function useEditing(
  opened: Opened,
  start: Body,
  root: RefObject<HTMLElement | null>,
  readOnly: boolean,
): Editing {
  const reading = useRef(readOnly);
  reading.current = readOnly;
  const form = useForm<Body>({ defaultValues: start });
  const [live] = useState(() => new LiveDocument(opened.form, start, opened.facts));
  const [keeper] = useState(
    () =>
      new CopyKeeper(copyCalls, savedStateOf(opened), {
        body: begunFrom(opened, live),
        keptAt: opened.keptAt,
      }),
  );
  const checking = useRef<ReturnType<typeof setTimeout>>(undefined);

  const take = useCallback(
    (values: Body) => {
      live.update(values);
      if (!reading.current) keeper.typed(live.state.body);
      const question = live.openQuestion;
      if (question === undefined) return;
      // Without an answer the values that rest on it stay empty; main asks again itself when it saves.
      askFacts(live.form.description.key, question).then(
        (facts) => {
          live.answer(facts);
          live.check();
          if (!reading.current) keeper.typed(live.state.body);
        },
        () => undefined,
      );
    },
    [live, keeper],
  );

  useEffect(() => {
    live.check();
    const stop = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        take(values);
        clearTimeout(checking.current);
        checking.current = setTimeout(() => live.check(), CHECK_PAUSE_MS);
      },
    });
    return () => {
      stop();
      clearTimeout(checking.current);
      void keeper.flush();
    };
  }, [form, live, keeper, take]);
  useKeepBeforeLeaving(() => keeper.flush());
  useEffect(() => {
    const keep = () => void keeper.flush();
    window.addEventListener('beforeunload', keep);
    return () => window.removeEventListener('beforeunload', keep);
  }, [keeper]);

  return {
    form,
    live,
    keeper,
    settle: () => {
      const active = document.activeElement;
      if (active instanceof HTMLElement && root.current?.contains(active)) {
        // Leaving a field reads it.
        active.blur();
        active.focus({ preventScroll: true });
      }
      take(form.getValues());
    },
    show: (body) => {
      form.reset(body);
      take(body);
      live.check();
    },
  };
}

/** What main has: the copy, or what is saved. Computed anew it may differ from that, which nobody typed. */
const begunFrom = ({ keptAt, base }: Opened, live: LiveDocument): Body =>
  keptAt === undefined ? base.body : live.state.body;

function savedStateOf({ form, document, base }: Opened): SavedState {
  return { form: form.description.key, documentId: document?.id, ...base };
}

/** How to get to a place of the screen, and how tables of folded rows hear of it. */
export function useJumping(root: RefObject<HTMLElement | null>) {
  const listeners = useRef(new Set<(path: Path) => void>());
  const onReveal = useCallback((listener: (path: Path) => void) => {
    listeners.current.add(listener);
    return () => {
      listeners.current.delete(listener);
    };
  }, []);
  const jumpTo = useCallback(
    (path: Path) => {
      // Twice: a table inside of a folded row is there to hear only after that row was opened.
      for (let turn = 0; turn < 2; turn += 1) {
        flushSync(() => {
          for (const listener of listeners.current) listener(path);
        });
      }
      if (root.current) enter(entryNamed(root.current, nameOf(path)));
    },
    [root],
  );
  return { onReveal, jumpTo };
}
