import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { createElement, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../shared/forms/machinery/form.ts';
import { hindrances, type LifeStep } from '../../../shared/forms/machinery/life.ts';
import { changedSections, reasonOfFilling } from '../../../shared/forms/machinery/sections.ts';
import { call, isRefusal } from '../../contract/call.ts';
import { useShowRefusal } from '../../contract/queries.ts';
import { RefusalText } from '../../contract/RefusalText.tsx';
import { useNavigation } from '../../navigation/Navigation.tsx';
import { useActor } from '../../shell/Actor.tsx';
import type { Path } from '../values/screenValues.ts';
import type { SavedDocument } from './openedDocument.ts';
import type { Editing } from './useEditing.ts';

interface SavedStep {
  title: string;
  input: { key: string; note?: string };
}

interface Screen {
  editing: Editing;
  document: SavedDocument | undefined;
  jumpTo(path: Path): void;
  /** A draft was saved; what is typed goes on. */
  onDraft(document: SavedDocument): void;
  /** The document stands as another now: submitted, corrected, void. */
  onReopen(id: string, step?: string): void;
  onNumbered(id: string): void;
  /** Somebody else saved a revision meanwhile. */
  onConflict(theirs: SavedDocument): void;
  onReasonNeeded(): void;
  /** The step asks for words of its own. */
  onNoteNeeded(key: string, step: LifeStep): void;
}

export interface Saving {
  busy: boolean;
  saveDraft(): Promise<void>;
  /** Submits, or corrects what was submitted; for that a reason is asked for first. */
  submit(reason?: string): Promise<void>;
  /** Takes a step of the form's life with what is on the screen. */
  takeStep(key: string, step: LifeStep, note?: string): Promise<void>;
}

/** Saving as a draft and submitting, and what to do when main refuses. */
export function useSaving(screen: Screen): Saving {
  const { editing, document, jumpTo } = screen;
  const { live, keeper } = editing;
  const { message, modal } = App.useApp();
  const { go } = useNavigation();
  const actor = useActor();
  const client = useQueryClient();
  const showRefusal = useShowRefusal();
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const question = useRef<{ destroy(): void }>(undefined);
  // It stands outside of this screen, and must not stay over the lock.
  useEffect(() => () => question.current?.destroy(), []);
  const { key } = live.form.description;

  const mayGoOn = (as: 'draft' | 'submitted'): boolean => {
    editing.settle();
    const [first, ...others] = live.hindering(as);
    if (!first) return true;
    jumpTo(first.path);
    message.warning(
      `${as === 'draft' ? '还不能保存' : '还不能提交'}：${first.place} ${first.message}${others.length > 0 ? `（共 ${others.length + 1} 处）` : ''}`,
    );
    return false;
  };

  const goToFirst = (problems: unknown) => {
    const [first] = problems as readonly Problem[];
    if (first) jumpTo(live.state.reading.toScreen(first.path));
  };

  const save = async (as: 'draft' | 'submitted', reason?: string, step?: SavedStep) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    const { body } = live.state;
    try {
      const saved = await keeper.saveBy(body, () =>
        call('documents.save', {
          form: key,
          ...(document && { id: document.id }),
          baseRevision: keeper.saved.revision,
          body,
          as,
          ...(reason !== undefined && { reason }),
          ...(step && { step: step.input }),
        }),
      );
      keeper.typed(live.state.body);
      void client.invalidateQueries();
      if (!document) screen.onNumbered(saved.id);
      if (as === 'submitted') return screen.onReopen(saved.id, step?.title);
      const now = new Date().toISOString();
      screen.onDraft({
        digest: '',
        createdAt: now,
        createdBy: actor.name,
        own: true,
        ...document,
        ...saved,
        form: key,
        edition: live.description.edition,
        title: live.form.rules.index(body).title,
        state: 'draft',
        completeness: live.state.completeness,
        body,
        updatedAt: now,
        updatedBy: actor.name,
      });
    } catch (error) {
      if (document && isRefusal(error, 'STALE_EDIT'))
        screen.onConflict((await call('documents.open', { id: document.id })).document);
      else if (isRefusal(error, 'DUPLICATE_DOCUMENT') && typeof error.details.firstId === 'string') {
        const { firstId } = error.details;
        question.current = modal.confirm({
          title: '已经有一份',
          content: createElement(RefusalText, { error }),
          okText: '打开那一份',
          cancelText: '留在这里',
          onOk: () => go({ page: 'document', form: key, id: firstId }),
        });
      } else {
        if (isRefusal(error, 'NOT_VALID')) goToFirst(error.details.problems);
        showRefusal(error);
      }
    } finally {
      working.current = false;
      setBusy(false);
    }
  };

  return {
    busy,
    saveDraft: async () => {
      if (!mayGoOn('draft')) return;
      if (document && !keeper.differs) {
        message.info('没有改动，不必保存');
        return;
      }
      await save('draft');
    },
    submit: async (reason) => {
      if (!mayGoOn('submitted')) return;
      if (document?.state !== 'submitted') return save('submitted');
      if (!keeper.differs) {
        message.info('内容没有变化，不必更正');
        return;
      }
      const filled = changedSections(live.form.description, document.body, live.state.body);
      const needsReason =
        filled.length > 0 && reasonOfFilling(live.form, document.body, filled) === undefined;
      if (reason === undefined && needsReason) return screen.onReasonNeeded();
      await save('submitted', reason);
    },
    takeStep: async (key, step, note) => {
      if (!mayGoOn('submitted')) return;
      const labelOf = (field: string) => live.fields[field]?.label ?? field;
      const lacking = hindrances(step, live.state.body, labelOf);
      const [first] = lacking;
      if (first) {
        jumpTo(live.state.reading.toScreen(first.path));
        message.warning(
          `还不能“${step.title}”：${first.message}${lacking.length > 1 ? `（共 ${lacking.length} 处）` : ''}`,
        );
        return;
      }
      if (step.note !== undefined && note === undefined) return screen.onNoteNeeded(key, step);
      await save('submitted', undefined, {
        title: step.title,
        input: { key, ...(note !== undefined && { note }) },
      });
    },
  };
}
