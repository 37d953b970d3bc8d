import { useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../shared/contract/contract.ts';
import { PlainButton, StartNotice } from './controls.tsx';
import { StartFrame } from './StartFrame.tsx';

/** What only a backup can help against. */
const LOST = ['ARCHIVE_DAMAGED', 'ARCHIVE_KEYS_MISSING', 'ARCHIVE_KEYS_DAMAGED', 'ARCHIVE_KEY_WRONG'];

/** Says what happened and keeps its hands off: nothing is repaired or started anew in silence; a restore has its own screen. */
export function ArchiveFailed({
  archive,
  onRescue,
}: {
  archive: Output<'archive.state'>;
  onRescue: () => void;
}) {
  const client = useQueryClient();
  return (
    <StartFrame title="档案打不开">
      <div className="start-form">
        <StartNotice text={archive.failure?.message ?? '原因不明，请联系管理员。'} />
        <PlainButton onPress={() => void client.invalidateQueries()}>重试</PlainButton>
        {LOST.includes(archive.failure?.code ?? '') && (
          <PlainButton onPress={onRescue}>从备份恢复</PlainButton>
        )}
      </div>
      <p className="start-foot">
        档案位置：{archive.folder}
        <br />
        {archive.failure && `代码 ${archive.failure.code} · `}客档 {archive.version}
      </p>
    </StartFrame>
  );
}
