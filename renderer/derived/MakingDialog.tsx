import { Button, Modal, Progress } from 'antd';
import { call } from '../contract/call.ts';
import { useProgress } from '../contract/useProgress.ts';

/** How far the sheets of a folder have come, and the way out. Gone while the system's own dialog waits. */
export function MakingDialog({ making }: { making: boolean }) {
  const progress = useProgress(['print']);
  return (
    <Modal
      open={making && progress !== undefined && progress.done < progress.total}
      title="正在整理档案"
      closable={false}
      footer={<Button onClick={() => void call('folder.cancel')}>取消</Button>}
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
  );
}
