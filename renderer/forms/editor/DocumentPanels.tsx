import type { Body } from '../../../shared/forms/machinery/form.ts';
import type { LifeStep } from '../../../shared/forms/machinery/life.ts';
import { ConflictDialog } from '../panels/ConflictDialog.tsx';
import { HistoryPanel } from '../panels/HistoryPanel.tsx';
import { ReasonDialog } from '../panels/ReasonDialog.tsx';
import { ScansPanel } from '../panels/ScansPanel.tsx';
import { SheetPanel } from '../panels/SheetPanel.tsx';
import { SureDialog } from '../panels/SureDialog.tsx';
import { VisitsPanel } from '../panels/VisitsPanel.tsx';
import type { CopyKeeper } from './copyKeeper.ts';
import { useEditor } from './EditorContext.tsx';
import type { SavedDocument } from './openedDocument.ts';

export type Panel =
  | { kind: 'history' | 'scans' | 'sheet' | 'visits' | 'void' | 'reason' | 'drop' }
  | { kind: 'note'; key: string; step: LifeStep }
  | { kind: 'conflict'; theirs: SavedDocument };

interface Props {
  panel: Panel | undefined;
  document: SavedDocument | undefined;
  keeper: CopyKeeper;
  onClose(): void;
  onReason(reason: string): void;
  onNote(key: string, step: LifeStep, note: string): void;
  onVoid(reason: string): void;
  onDrop(): void;
  onJoin(theirs: SavedDocument, body: Body): void;
}

/** The one panel that is open over the document. */
export function DocumentPanels({ panel, document, keeper, ...on }: Props) {
  const { live } = useEditor();
  if (!panel || !document) return null;
  const { id, title } = document;
  switch (panel.kind) {
    case 'history':
      return <HistoryPanel id={id} onClose={on.onClose} />;
    case 'scans':
      return <ScansPanel id={id} revision={document.revision} onClose={on.onClose} />;
    case 'sheet':
      return (
        <SheetPanel id={id} revision={document.revision} unsaved={keeper.differs} onClose={on.onClose} />
      );
    case 'visits':
      return <VisitsPanel id={id} title={title} onClose={on.onClose} />;
    case 'reason':
      return (
        <ReasonDialog
          title="提交更正"
          explanation="原内容留在历史里，连同原因、更正人和时间。"
          action="提交更正"
          usual={['客户情况有变', '填写有误', '补充资料', '按主管要求']}
          onDone={on.onReason}
          onClose={on.onClose}
        />
      );
    case 'note': {
      const { key, step } = panel;
      return (
        <ReasonDialog
          title={step.title}
          explanation={`请写明${step.note}。写入处理经过，不能再改。`}
          action={step.title}
          usual={[]}
          onDone={(note) => on.onNote(key, step, note)}
          onClose={on.onClose}
        />
      );
    }
    case 'void':
      return (
        <ReasonDialog
          title={`作废“${title}”`}
          explanation="作废后不能再改，也不能恢复；编号保留，历史可查。"
          action="作废"
          danger
          usual={['重复填写', '填错客户', '填错日期', '业务没有发生']}
          onDone={on.onVoid}
          onClose={on.onClose}
        />
      );
    case 'drop':
      return (
        <SureDialog
          title="放弃未提交的改动？"
          explanation="放弃后不能恢复，显示已提交的内容。"
          action="放弃改动"
          onDone={on.onDrop}
          onClose={on.onClose}
        />
      );
    case 'conflict':
      return (
        <ConflictDialog
          description={live.description}
          base={keeper.saved.body}
          mine={live.state.body}
          theirs={panel.theirs}
          onJoin={(body) => on.onJoin(panel.theirs, body)}
          onTakeTheirs={on.onDrop}
          onClose={on.onClose}
        />
      );
  }
}
