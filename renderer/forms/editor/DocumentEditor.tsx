import { App } from 'antd';
import { type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { chinaDate } from '../../../shared/rules/calendar/chinaTime.ts';
import { useReading, useShowRefusal, useWriting } from '../../contract/queries.ts';
import { isComposing } from '../../keyboard/composing.ts';
import { useShortcut } from '../../keyboard/useShortcut.ts';
import { useNavigation } from '../../navigation/Navigation.tsx';
import { useActor } from '../../shell/Actor.tsx';
import { byPlace, CorrectionsProvider } from '../../signing/Corrections.tsx';
import { SignatureStrip } from '../../signing/SignatureStrip.tsx';
import { CopyText } from './CopyText.tsx';
import { DocumentHead } from './DocumentHead.tsx';
import { DocumentPanels, type Panel } from './DocumentPanels.tsx';
import { type Editor, EditorProvider } from './EditorContext.tsx';
import { ENTRY, enter, entryBeside } from './entryOrder.ts';
import { LifeBar } from './LifeBar.tsx';
import { lifeHere } from './lifeHere.ts';
import { isOvertaken, type Opened } from './openedDocument.ts';
import { Paper } from './Paper.tsx';
import { Proposals } from './Proposals.tsx';
import { Rail } from './Rail.tsx';
import { RestoredNotice } from './RestoredNotice.tsx';
import { rightsOf } from './rightsOf.ts';
import { useCurrentSection } from './useCurrentSection.ts';
import { useEditing, useJumping } from './useEditing.ts';
import { useSaving } from './useSaving.ts';

/** While it is corrected, values stand as they are typed. */
const NONE_STRUCK = byPlace([]);

interface Props {
  opened: Opened;
  /** A new document was saved for the first time. */
  onNumbered(id: string): void;
  /** The screen is to begin anew with what is saved. */
  onReopen(id: string | undefined): void;
}

export function DocumentEditor({ opened, onNumbered, onReopen }: Props) {
  const { message } = App.useApp();
  const { back } = useNavigation();
  const actor = useActor();
  const showRefusal = useShowRefusal();
  const root = useRef<HTMLFormElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const [document, setDocument] = useState(opened.document);
  const may = useMemo(() => rightsOf(opened.form, document?.own ?? true, actor), [opened, document, actor]);
  const here = useMemo(() => lifeHere(opened.form, document?.body ?? {}, actor), [opened, document, actor]);
  const mayChange = may.write || (document?.state === 'submitted' && may.fill.length > 0);
  const restored = mayChange && opened.keptAt !== undefined;
  const start = restored ? opened.start : (opened.document?.body ?? opened.start);
  const opensNow = document?.state === 'submitted' && (here?.open.length ?? 0) > 0;
  const [correcting, setCorrecting] = useState(restored && !opensNow);
  /** Fills in what is open where the document stands on its way. */
  const working = opensNow && !correcting;
  const [noticed, setNoticed] = useState(false);
  const [panel, setPanel] = useState<Panel | undefined>(() =>
    restored && opened.document && isOvertaken(opened)
      ? { kind: 'conflict', theirs: opened.document }
      : undefined,
  );
  const readOnly =
    !mayChange || document?.state === 'void' || (document?.state === 'submitted' && !correcting && !working);

  const { onReveal, jumpTo } = useJumping(root);
  const editing = useEditing(opened, start, root, readOnly);
  const { form, live, keeper } = editing;
  const voiding = useWriting('documents.void');
  const saving = useSaving({
    editing,
    document,
    jumpTo,
    onDraft: (saved) => {
      setDocument(saved);
      setNoticed(true);
      message.success(`已存草稿（第 ${saved.revision} 版）`);
    },
    onReopen: (id, step) => {
      message.success(doneText(document?.state === 'submitted', working, step));
      onReopen(id);
    },
    onNumbered,
    onConflict: (theirs) => setPanel({ kind: 'conflict', theirs }),
    onReasonNeeded: () => setPanel({ kind: 'reason' }),
    onNoteNeeded: (key, step) => setPanel({ kind: 'note', key, step }),
  });

  const documentId = document?.id;
  const signing = useReading(
    'signing.state',
    { id: documentId ?? '' },
    { enabled: documentId !== undefined, keepPrevious: true },
  );
  const struck = useMemo(() => byPlace(signing.data?.corrections ?? []), [signing.data]);
  const editor = useMemo<Editor>(
    () => ({
      live,
      readOnly,
      mayFill: (section) => {
        if (here && !correcting) return here.open.includes(section);
        return section.right === undefined ? may.write : may.fill.includes(section);
      },
      documentId,
      today: chinaDate(new Date().toISOString()),
      jumpTo,
      onReveal,
    }),
    [live, readOnly, may.write, may.fill, here, correcting, documentId, jumpTo, onReveal],
  );

  const drop = async () => {
    await keeper.giveUp();
    if (keeper.state.state === 'failed') showRefusal(keeper.state.error);
    else onReopen(document?.id);
  };
  const leave = async () => {
    if (!readOnly) editing.settle();
    const unsaved = !readOnly && keeper.differs;
    await keeper.flush();
    if (keeper.state.state === 'failed') return showRefusal(keeper.state.error);
    if (unsaved) message.info('填的内容已暂存，还没有保存；下次打开接着填');
    back();
  };

  const free = panel === undefined;
  const writes = free && !readOnly;
  useShortcut('Escape', () => void leave(), { enabled: free });
  useShortcut('Ctrl+S', () => void (document?.state === 'submitted' ? saving.submit() : saving.saveDraft()), {
    enabled: writes,
  });
  useShortcut('Ctrl+Enter', () => void saving.submit(), { enabled: writes });
  useShortcut('Ctrl+P', () => documentId !== undefined && setPanel({ kind: 'sheet' }), {
    enabled: free && may.print,
  });

  // A document that is filled in begins at its first field.
  useEffect(() => {
    if (readOnly || !root.current) return;
    enter(root.current.querySelector<HTMLElement>(`[${ENTRY}]`) ?? undefined);
  }, [readOnly]);

  const onKeyDown = (event: KeyboardEvent) => {
    const element = event.target as HTMLElement;
    if (isComposing(event) || event.defaultPrevented || event.key !== 'Enter') return;
    if (event.ctrlKey || event.altKey || !root.current || !element.closest(`[${ENTRY}]`)) return;
    if (event.shiftKey && element instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    enter(entryBeside(root.current, element, event.shiftKey ? -1 : 1));
  };
  const onBlur = (event: FocusEvent) => {
    if (readOnly || !(event.target as HTMLElement).closest(`[${ENTRY}]`)) return;
    live.check();
    void keeper.flush();
  };

  return (
    <FormProvider {...form}>
      <EditorProvider value={editor}>
        <div className="document">
          <DocumentHead
            document={document}
            may={may}
            busy={saving.busy}
            working={working}
            copyText={!readOnly && <CopyText keeper={keeper} />}
            onLeave={() => void leave()}
            onSaveDraft={() => void saving.saveDraft()}
            onSubmit={() => void saving.submit()}
            onCorrect={() => setCorrecting(true)}
            onDropCorrection={() => (keeper.differs ? setPanel({ kind: 'drop' }) : void drop())}
            onPanel={(kind) => setPanel({ kind })}
          />
          <div className="document-paper" ref={paper}>
            {here && document?.state === 'submitted' && (
              <LifeBar
                here={here}
                busy={saving.busy}
                correcting={correcting}
                onStep={(key, step) => void saving.takeStep(key, step)}
              />
            )}
            {restored && !noticed && (
              <RestoredNotice
                opened={opened}
                keptAt={opened.keptAt ?? ''}
                onDrop={() => void drop()}
                onClose={() => setNoticed(true)}
              />
            )}
            {!readOnly && <Proposals onTake={editing.show} />}
            {readOnly && document && document.state !== 'draft' && signing.data && (
              <SignatureStrip document={document} formTitle={live.description.title} signing={signing.data} />
            )}
            <form
              ref={root}
              className={readOnly ? 'reads' : 'writes'}
              noValidate
              onSubmit={(event) => event.preventDefault()}
              onKeyDown={onKeyDown}
              onBlur={onBlur}
            >
              <CorrectionsProvider value={readOnly ? struck : NONE_STRUCK}>
                <Paper />
              </CorrectionsProvider>
            </form>
          </div>
          <Rail current={useCurrentSection(paper, live.description)} />
        </div>
        <DocumentPanels
          panel={panel}
          document={document}
          keeper={keeper}
          onClose={() => {
            // After the key that closed it went by: the same Esc must not leave the document too.
            setTimeout(() => setPanel(undefined));
          }}
          onReason={(reason) => {
            setPanel(undefined);
            void saving.submit(reason);
          }}
          onNote={(key, step, note) => {
            setPanel(undefined);
            void saving.takeStep(key, step, note);
          }}
          onVoid={async (reason) => {
            if (!document) return;
            setPanel(undefined);
            await voiding.mutateAsync({ id: document.id, reason }).then(
              () => {
                message.success('已作废');
                return drop();
              },
              // Shown as a notice by the call itself.
              () => undefined,
            );
          }}
          onDrop={() => void drop()}
          onJoin={(theirs, body) => {
            setPanel(undefined);
            setDocument(theirs);
            setCorrecting(true);
            setNoticed(true);
            keeper.rebase({
              form: theirs.form,
              documentId: theirs.id,
              revision: theirs.revision,
              body: theirs.body,
            });
            editing.show(body);
            message.success(`已并入第 ${theirs.revision} 版，请核对后保存`);
          }}
        />
      </EditorProvider>
    </FormProvider>
  );
}

function doneText(corrected: boolean, working: boolean, step: string | undefined): string {
  if (step !== undefined) return `${step}：已记入处理经过`;
  if (working) return '已保存';
  return corrected ? '更正已提交' : '已提交';
}
