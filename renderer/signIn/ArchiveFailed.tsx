import { useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../shared/contract/contract.ts';
import { PlainButton, StartNotice } from './controls.tsx';
import { StartFrame } from './StartFrame.tsx';

/** Says what happened and keeps its hands off: nothing is repaired or started anew in silence. */
export function ArchiveFailed({ archive }: { archive: Output<'archive.state'> }) {
  const client = useQueryClient();
  return (
    <StartFrame title="档案打不开">
      <div className="start-form">
        <StartNotice text={archive.failure?.message ?? '原因不明，请联系管理员。'} />
        <PlainButton onPress={() => void client.invalidateQueries()}>重试</PlainButton>
      </div>
      <p className="start-foot">
        档案位置：{archive.folder}
        <br />
        {archive.failure && `代码 ${archive.failure.code} · `}客档 {archive.version}
      </p>
    </StartFrame>
  );
}
