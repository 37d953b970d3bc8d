import {
  ArrowLeftOutlined,
  CarOutlined,
  EditOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  PrinterOutlined,
  ScanOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { Section } from '../../../shared/forms/machinery/form.ts';
import { StateMark } from '../../list/StateMark.tsx';
import { useNavigation } from '../../navigation/Navigation.tsx';
import { useEditor, useLive } from './EditorContext.tsx';
import { LateMark } from './LateMark.tsx';
import { momentText } from './momentText.ts';
import type { SavedDocument } from './openedDocument.ts';

interface Props {
  document: SavedDocument | undefined;
  may: { write: boolean; fill: readonly Section[]; void: boolean; print: boolean };
  busy: boolean;
  /** What is open on the document's way is being filled in. */
  working: boolean;
  copyText: ReactNode;
  onLeave(): void;
  onSaveDraft(): void;
  onSubmit(): void;
  onCorrect(): void;
  onDropCorrection(): void;
  onPanel(panel: 'history' | 'scans' | 'sheet' | 'visits' | 'void'): void;
}

/** What document this is, and what can be done with it. */
export function DocumentHead(props: Props) {
  const { document, may, onLeave, onPanel, copyText } = props;
  const { live, readOnly } = useEditor();
  const { go } = useNavigation();
  const title = useLive(({ state, form }) => form.rules.index(state.body).title);
  const isCustomer = live.description.series === 'customer';
  return (
    <header className="document-head">
      <Button
        type="text"
        icon={<ArrowLeftOutlined />}
        onClick={onLeave}
        title="返回（Esc）"
        aria-label="返回"
      />
      <div className="document-name">
        <h1 title={title}>{document ? title : `新建${live.description.title}`}</h1>
        <span className="document-facts soft figures">
          {live.description.title}
          {document?.number && <b>{document.number}</b>}
          {document && <StateMark state={document.state} />}
          {document?.lateEntry && <LateMark entry={document.lateEntry} />}
          {document && (
            <span
              title={`建立：${document.createdBy} ${momentText(document.createdAt)}\n修改：${document.updatedBy} ${momentText(document.updatedAt)}`}
            >
              第 {document.revision} 版 · {document.updatedBy} {momentText(document.updatedAt)}
            </span>
          )}
        </span>
      </div>
      {copyText}
      <div className="document-actions">
        {document && (
          <>
            {isCustomer && (
              <>
                <Button icon={<CarOutlined />} onClick={() => onPanel('visits')}>
                  拜访记录
                </Button>
                <Button
                  icon={<FolderOpenOutlined />}
                  onClick={() => go({ page: 'folder', customer: document.id })}
                >
                  一户一档
                </Button>
              </>
            )}
            <Button icon={<HistoryOutlined />} onClick={() => onPanel('history')}>
              历史
            </Button>
            <Button icon={<ScanOutlined />} onClick={() => onPanel('scans')}>
              扫描件
            </Button>
            {may.print && (
              <Button
                icon={<PrinterOutlined />}
                onClick={() => onPanel('sheet')}
                title="预览、另存 PDF、打印（Ctrl+P）"
              >
                预览打印
              </Button>
            )}
            {may.void && document.state !== 'void' && <Button onClick={() => onPanel('void')}>作废</Button>}
          </>
        )}
        {readOnly ? <ReadingActions {...props} /> : <WritingActions {...props} />}
      </div>
    </header>
  );
}

function ReadingActions({ document, may, onCorrect }: Props) {
  if (document?.state !== 'submitted') return null;
  if (!may.write)
    return (
      may.fill.length > 0 && (
        <Button type="primary" icon={<EditOutlined />} onClick={onCorrect}>
          填写{may.fill.map(({ title }) => title).join('、')}
        </Button>
      )
    );
  return (
    <Tooltip title="修改已提交的内容，须写明原因，原内容留在历史里">
      <Button type="primary" icon={<EditOutlined />} onClick={onCorrect}>
        更正
      </Button>
    </Tooltip>
  );
}

function WritingActions(props: Props) {
  const { document, may, busy, working, onSaveDraft, onSubmit, onCorrect, onDropCorrection } = props;
  if (working)
    return (
      <>
        {may.write && (
          <Tooltip title="修改已经办过的内容，须写明原因，原内容留在历史里">
            <Button icon={<EditOutlined />} onClick={onCorrect}>
              更正
            </Button>
          </Tooltip>
        )}
        <Button loading={busy} onClick={onSubmit} title="Ctrl+S">
          保存
        </Button>
      </>
    );
  if (document?.state === 'submitted')
    return (
      <>
        <Button onClick={onDropCorrection}>不改了</Button>
        <Button type="primary" loading={busy} onClick={onSubmit} title="Ctrl+Enter">
          提交更正
        </Button>
      </>
    );
  return (
    <>
      <Button disabled={busy} onClick={onSaveDraft} title="Ctrl+S">
        存草稿
      </Button>
      <Button type="primary" loading={busy} onClick={onSubmit} title="Ctrl+Enter">
        提交
      </Button>
    </>
  );
}
