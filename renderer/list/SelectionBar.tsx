import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, Modal, Progress } from 'antd';
import { call } from '../contract/call.ts';
import { useWriting } from '../contract/queries.ts';
import { useProgress } from '../contract/useProgress.ts';
import { SaveSheet } from '../paper/SaveSheet.tsx';
import { useAllowed } from '../shell/Actor.tsx';

interface Props {
  /** In the order of the list. */
  ids: readonly string[];
  onClear(): void;
}

/** What can be done with the chosen rows: their sheets as one PDF, on paper or on disk. */
export function SelectionBar({ ids, onClear }: Props) {
  const { message } = App.useApp();
  const print = useWriting('sheets.printTogether');
  const save = useWriting('sheets.saveTogether');
  const progress = useProgress(['print']);
  if (!useAllowed('sheet.print')) return null;
  const busy = print.isPending || save.isPending;
  return (
    <>
      <span className="figures" role="status" aria-label="已选">
        已选 {ids.length} 份
      </span>
      <Button
        icon={<PrinterOutlined />}
        disabled={busy}
        onClick={() =>
          print.mutate(
            { ids: [...ids] },
            { onSuccess: (done) => done && message.success(`已打印 ${ids.length} 份`) },
          )
        }
      >
        打印所选
      </Button>
      <SaveSheet
        label="另存所选"
        disabled={busy}
        onSave={(toSign) =>
          save.mutate(
            { ids: [...ids], toSign },
            {
              onSuccess: (done) =>
                done &&
                message.success(`已出单 ${ids.length} 份并另存为一个 PDF${toSign ? '，列入待收回' : ''}`),
            },
          )
        }
      />
      <Button onClick={onClear} disabled={busy}>
        取消选择
      </Button>
      <Modal
        open={busy && progress !== undefined && progress.done < progress.total}
        title="正在出单"
        closable={false}
        footer={<Button onClick={() => void call('sheets.cancelTogether')}>取消</Button>}
      >
        {progress && (
          <>
            <Progress percent={Math.floor((100 * progress.done) / Math.max(1, progress.total))} />
            <span className="figures">
              {progress.done} / {progress.total} 份
            </span>
          </>
        )}
      </Modal>
    </>
  );
}
