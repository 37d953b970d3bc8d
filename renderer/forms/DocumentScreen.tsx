import { Button, Spin } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useNavigation } from '../navigation/Navigation.tsx';
import { PageFault } from '../shell/PageFault.tsx';
import { DocumentEditor } from './editor/DocumentEditor.tsx';
import { type Opened, openDocument } from './editor/openedDocument.ts';
import './document.css';

interface Shown {
  /** Counts openings: the screen of another document begins anew. */
  turn: number;
  opened?: Opened;
  refusal?: unknown;
}

/** The screen of one document of any form; without `id`, of a new one. */
export function DocumentScreen({ form, id }: { form: string; id?: string }) {
  const { replace, back } = useNavigation();
  const [shown, setShown] = useState<Shown>({ turn: 0 });
  const turn = useRef(0);
  /** A new document that got its id is on the screen already. */
  const onScreen = useRef<string>(undefined);

  const open = useCallback(async (wantedForm: string, wantedId: string | undefined) => {
    turn.current += 1;
    const mine = turn.current;
    onScreen.current = nameOf(wantedForm, wantedId);
    const result = await openDocument(wantedForm, wantedId).then(
      (opened) => ({ opened }),
      (refusal: unknown) => ({ refusal }),
    );
    if (mine === turn.current) setShown({ turn: mine, ...result });
  }, []);

  useEffect(() => {
    if (onScreen.current !== nameOf(form, id)) void open(form, id);
  }, [open, form, id]);

  if (shown.refusal !== undefined)
    return (
      <div className="document-instead">
        <RefusalNotice error={shown.refusal} onRetry={() => void open(form, id)} />
        <Button onClick={back}>返回</Button>
      </div>
    );
  if (!shown.opened)
    return (
      <div className="document-instead">
        <Spin delay={200} />
      </div>
    );
  return (
    <PageFault key={shown.turn}>
      <DocumentEditor
        opened={shown.opened}
        onNumbered={(newId) => {
          onScreen.current = nameOf(form, newId);
          replace({ page: 'document', form, id: newId });
        }}
        onReopen={(savedId) => void open(form, savedId)}
      />
    </PageFault>
  );
}

const nameOf = (form: string, id: string | undefined) => `${form} ${id ?? ''}`;
